import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTests } from './run-tests.ts';

const limitMs = 15_000;

describe('asking the tests of a project', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-run-tests-'));
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function ask(code: string, withinMs = limitMs) {
    writeFileSync(join(folder, 'a.test.js'), `import { expect, test } from 'vitest';\n${code}\n`);
    return runTests(folder, ['a.test.js'], withinMs);
  }

  test('they pass', async () => {
    expect(await ask("test('a', () => expect(1).toBe(1));")).toEqual({ kind: 'passed' });
  });

  test('one fails, and is named', async () => {
    expect(await ask("test('a', () => {});\ntest('b', () => expect(1).toBe(2));")).toEqual({
      kind: 'failed',
      test: 'b',
    });
  });

  test('an error outside them is a failure too', async () => {
    expect(await ask("test('a', () => void Promise.reject(new Error('nobody waits for it')));")).toMatchObject({
      kind: 'failed',
    });
  });

  test('code that does not load failed no test', async () => {
    expect(await ask("import './nowhere.js';\ntest('a', () => {});")).toMatchObject({ kind: 'did-not-run' });
  });

  test('one that never ends is given up, and its process with it', async () => {
    expect(await ask("test('a', () => { for (;;); });", 2_000)).toEqual({ kind: 'late', afterMs: 2_000 });
  });
});
