import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { developmentFolder, manifestSource } from './development.ts';
import { findRuntime } from './find-runtime.ts';
import { writeManifest } from './manifest.ts';
import type { Surroundings } from './runtime.ts';

describe('the runtime', () => {
  let folder: string;
  let here: Surroundings;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-runtime-'));
    here = {
      root: join(folder, 'project'),
      cache: join(folder, 'cache'),
      platform: 'linux',
      arch: 'x64',
      env: {},
      now: () => 0,
    };
    unpack(join(here.root, 'node_modules', 'electron'), { 'package.json': '{"version":"45.3.4"}' });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function unpack(place: string, files: Record<string, string>): string {
    mkdirSync(place, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(place, name), content);
    return place;
  }
  const override = () => unpack(join(folder, 'mine'), { electron: '', version: '40.0.0' });
  const official = (version = 'v45.3.4') =>
    unpack(join(here.root, 'node_modules/electron/dist'), { electron: '', version });
  function development(): string {
    const place = unpack(developmentFolder(here), { electron: 'binary', 'icudtl.dat': 'data' });
    writeManifest(place, manifestSource);
    return place;
  }

  test('is the one that a person named, before every other', () => {
    official();
    development();
    const place = override();
    here.env['ELECTRON_OVERRIDE_DIST_PATH'] = place;
    expect(findRuntime(here)).toEqual({ origin: 'override', path: join(place, 'electron'), electron: '40.0.0' });
  });

  test('that a person named and that is not there is an error, and not passed over', () => {
    official();
    here.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(folder, 'nothing');
    expect(() => findRuntime(here)).toThrow(/ELECTRON_OVERRIDE_DIST_PATH names .*nothing/);
  });

  test('is the official one before the development one', () => {
    development();
    official();
    expect(findRuntime(here)).toMatchObject({ origin: 'official', electron: '45.3.4' });
  });

  test('is not an official one of another version', () => {
    official('v44.0.0');
    expect(() => findRuntime(here)).toThrow(/holds Electron 44\.0\.0, and 45\.3\.4 is wanted/);
  });

  test('is the development one where there is no other, with our loader in it', () => {
    const place = development();
    expect(findRuntime(here)).toEqual({ origin: 'development', path: join(place, 'electron'), electron: '33.2.1' });
    expect(readFileSync(join(place, 'resources/app/main.mjs'), 'utf8')).toContain('default_app');
  });

  test('for a release is never the development one', () => {
    development();
    expect(() => findRuntime(here, { release: true })).toThrow(/release is never built from the development runtime/);
  });

  test.each([
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ] as const)('on %s %s is never the development one', (platform, arch) => {
    development();
    expect(() => findRuntime({ ...here, platform, arch })).toThrow(/Linux x64 only/);
  });

  test('that was damaged is not taken, and the file is named', () => {
    writeFileSync(join(development(), 'icudtl.dat'), 'dat');
    expect(() => findRuntime(here)).toThrow(/its file icudtl\.dat is missing or damaged/);
  });

  test('whose fetching was broken off is not taken', () => {
    unpack(developmentFolder(here), { electron: 'binary' });
    expect(() => findRuntime(here)).toThrow(/not been fetched yet/);
  });

  test('that is nowhere is told with what was looked at and what to do', () => {
    expect(() => findRuntime(here)).toThrow(
      /is not set; .*not been downloaded; .*not been fetched.*node build\/setup\.mjs/,
    );
  });
});
