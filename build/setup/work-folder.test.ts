import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withWorkFolder } from './work-folder.mjs';

describe('a work folder', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'endcap-work-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  test('is there for the work and gone after it', async () => {
    const lent = await withWorkFolder(parent, 'work-', (folder) => {
      expect(existsSync(folder)).toBe(true);
      return Promise.resolve(folder);
    });
    expect(existsSync(lent)).toBe(false);
  });

  test('is gone after work that failed', async () => {
    await expect(withWorkFolder(parent, 'work-', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(parent)).toEqual([]);
  });

  test('of a process that was killed is removed a day later, and one in use is not', async () => {
    const [abandoned, inUse] = [join(parent, 'work-abandoned'), join(parent, 'work-in-use')];
    mkdirSync(abandoned);
    mkdirSync(inUse);
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
    utimesSync(abandoned, twoDaysAgo, twoDaysAgo);
    await withWorkFolder(parent, 'work-', () => Promise.resolve());
    expect(readdirSync(parent)).toEqual(['work-in-use']);
  });
});
