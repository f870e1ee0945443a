import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundle } from '../bundle.ts';
import type { PrecacheEntry } from './precache-list.ts';

const SMALL_APP = {
  'package.json': '{"name":"small","version":"1.2.3"}',
  'renderer/index.html': '<!doctype html><title>Small</title><script type="module" src="./main.ts"></script>',
  'renderer/main.ts':
    "import { two } from '../sync/two.ts';\nnew Worker(new URL('./sums.worker.ts', import.meta.url), { type: 'module' });\ndocument.title = String(two);\nimport './look.css';",
  'renderer/look.css': 'body { background: url(./dot.svg); }',
  'renderer/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'renderer/sums.worker.ts': 'postMessage(1);',
  'renderer/service-worker.worker.ts': 'addEventListener("fetch", () => {});',
  'sync/two.ts': 'export const two: number = 2;',
  'electron/main.main.ts':
    "import { app } from 'electron';\nimport { two } from '../sync/two.ts';\nawait app.whenReady();\nconsole.log(two);",
  'electron/window.preload.ts': "import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('a', 1);",
  'electron/office.utility.ts': "import { readFileSync } from 'node:fs';\nconsole.log(typeof readFileSync);",
};

describe('the bundle', () => {
  let root: string;
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  };
  const read = (name: string) => readFileSync(join(root, 'out/app', name), 'utf8');
  const madeAt = (name: string) => statSync(join(root, 'out/app', name)).ctimeMs;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'endcap-bundle-'));
    for (const [name, content] of Object.entries(SMALL_APP)) write(name, content);
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.spyOn(console, 'error').mockReturnValue();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  test('is an app that Electron can start, with everything in single files', async () => {
    await bundle(root);
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: '1.2.3', type: 'module', main: 'main.mjs' });
    expect(read('main.mjs')).toMatch(/from "electron"/);
    expect(read('main.mjs')).not.toMatch(/two\.ts"/);
    expect(read('preload.cjs')).toMatch(/require\("electron"\)/);
    expect(read('office.mjs')).toMatch(/from "node:fs"/);
    expect(readdirSync(join(root, 'out')).toSorted()).toEqual(['app', 'stamps']);
  });

  test('has a page with nothing inline, as the content policy wants it', async () => {
    await bundle(root);
    expect(read('renderer/index.html')).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=/);
    const assets = readdirSync(join(root, 'out/app/renderer/assets')).filter((name) => /\.(js|css)$/.test(name));
    expect(assets.some((name) => name.startsWith('sums.worker-'))).toBe(true);
    for (const name of assets) expect(read(`renderer/assets/${name}`)).not.toMatch(/data:|blob:/);
  });

  test('lists for the service worker what can be put aside, and neither itself nor maps', async () => {
    await bundle(root);
    const listed = JSON.parse(read('renderer/precache.json')) as PrecacheEntry[];
    expect(listed.map(({ url }) => url.replace(/-[\w-]{8}\./, '-HASH.')).toSorted()).toEqual([
      '/assets/dot-HASH.svg',
      '/assets/index-HASH.css',
      '/assets/index-HASH.js',
      '/assets/sums.worker-HASH.js',
      '/index.html',
    ]);
    expect(listed.find(({ url }) => url === '/index.html')?.revision).toMatch(/^[0-9a-f]{20}$/);
    expect(listed.find(({ url }) => url.startsWith('/assets/'))?.revision).toBeNull();
  });

  test('leaves alone what is up to date, and makes anew what has changed or is gone', async () => {
    await bundle(root);
    const [page, main] = [madeAt('renderer/index.html'), madeAt('main.mjs')];
    write('sync/two.test.ts', 'a test is in no bundle');
    await bundle(root);
    expect([madeAt('renderer/index.html'), madeAt('main.mjs')]).toEqual([page, main]);

    write('electron/main.main.ts', 'console.log("changed");');
    await bundle(root);
    expect(madeAt('renderer/index.html')).toBe(page);
    expect(read('main.mjs')).toContain('changed');

    rmSync(join(root, 'out/app/office.mjs'));
    await bundle(root);
    expect(existsSync(join(root, 'out/app/office.mjs'))).toBe(true);
  });

  test('that cannot be made leaves the last good one, says why, and is tried again', async () => {
    await bundle(root);
    const before = read('main.mjs');
    write('electron/main.main.ts', "import './not-there.ts';");
    await expect(bundle(root)).rejects.toThrow(/not-there\.ts/);
    expect(read('main.mjs')).toBe(before);
    await expect(bundle(root)).rejects.toThrow(/not-there\.ts/);
  });

  test('names the source that is missing', async () => {
    rmSync(join(root, 'renderer/index.html'));
    await expect(bundle(root)).rejects.toThrow(/renderer\/index\.html is missing/);
  });
});
