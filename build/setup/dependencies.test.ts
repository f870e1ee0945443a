import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installDependencies, isInstalled } from './dependencies.mjs';

/** An npm that does what the test says, found before the real one. */
function npmThat(folder: string, script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH']}`);
}

const INSTALLS = 'if [ "$1" = ci ]; then mkdir -p node_modules/thing; echo "$PWD" >> "$CALLS"; fi';

describe('installing the packages', () => {
  let folder: string;
  let root: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-install-'));
    root = join(folder, 'project');
    mkdirSync(root);
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'package-lock.json'), 'lock one');
    vi.stubEnv('CALLS', join(folder, 'calls'));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n').length;

  test('happens once for a lock, and again when the lock has changed', async () => {
    npmThat(folder, INSTALLS);
    await installDependencies(root);
    await installDependencies(root);
    expect(calls()).toBe(1);
    writeFileSync(join(root, 'package-lock.json'), 'lock two');
    await installDependencies(root);
    expect(calls()).toBe(2);
    expect(isInstalled(root)).toBe(true);
  });

  test('replaces what was installed by hand', async () => {
    npmThat(folder, INSTALLS);
    mkdirSync(join(root, 'node_modules', 'by-hand'), { recursive: true });
    await installDependencies(root);
    expect(existsSync(join(root, 'node_modules', 'thing'))).toBe(true);
    expect(existsSync(join(root, 'node_modules', 'by-hand'))).toBe(false);
  });

  test('that fails leaves the packages that were there, and nothing beside them', async () => {
    npmThat(
      folder,
      'mkdir -p node_modules/half; echo "npm error code E404"; echo "npm error 404 No such thing"; exit 1',
    );
    mkdirSync(join(root, 'node_modules', 'old'), { recursive: true });
    await expect(installDependencies(root)).rejects.toThrow(/404 No such thing/);
    expect(readdirSync(join(root, 'node_modules'))).toEqual(['old']);
    expect(readdirSync(join(root, 'out'))).toEqual([]);
  });

  test.each([
    ['npm error code ENOSPC', /disk filled up/],
    ['npm error code EUSAGE', /does not fit package\.json/],
    ['npm error code E401', /refuses the credentials.*npm login/],
    ['npm error code ECONNREFUSED', /registry https:\/\/registry\.example\/ cannot be reached/],
  ])('that ends in "%s" is one sentence with its remedy', async (output, sentence) => {
    npmThat(
      folder,
      `case "$1" in config) echo https://registry.example/;; ping) ;; *) echo "${output}"; exit 1;; esac`,
    );
    await expect(installDependencies(root)).rejects.toThrow(sentence);
  });

  test('without a network asks npm for what it has in its cache, and for nothing else', async () => {
    npmThat(
      folder,
      'case "$1" in ping) echo "npm error code ENOTFOUND"; exit 1;; ci) echo "$@" > "$CALLS"; mkdir node_modules;; esac',
    );
    await installDependencies(root);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toContain('--offline');
  });
});
