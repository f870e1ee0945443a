import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../sync/kernel/random.ts';
import { allCases } from '../contract/all-cases.ts';
import { openChromiumWindow, openElectronWindow } from '../harness/bare-window.ts';
import { owned } from '../harness/owned.ts';
import { type PageServer, servePage } from '../harness/page-server.ts';

const hosts = [
  { host: 'Electron', open: openElectronWindow },
  { host: 'Chromium', open: openChromiumWindow },
] as const;

const own = owned();
let folder = '';
let server: PageServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endcap-contract-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  server = own(await servePage(join(import.meta.dirname, '../contract/page'), join(folder, 'page')));
});
afterAll(() => own.closeAll());

const seed = 13;
const kills = 8;
const mostPagesBeforeKill = 25;
/** Room for some hundred products with all that belongs to them. */
const littleRoom = 3_000_000;

describe.each(hosts)('what is kept in IndexedDB, in $host', ({ host, open }) => {
  let page: Page;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ page, close } = await open(join(folder, host)));
    await page.goto(`${server.origin}/`);
  });
  afterAll(() => close());

  test.each(allCases.map(({ name }) => name))('%s', async (name) => {
    expect(await page.evaluate((wanted) => window.contract.runCase(wanted), name)).toEqual({ name, ok: true });
  });

  test('RP2 RP5 killed in the middle of its pull again and again, it is whole each time and goes on', async () => {
    await page.evaluate(emptyDisk);
    const random = seededRandom(seed);
    const rows: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const pages = 1 + random.below(mostPagesBeforeKill);
      await page.evaluate((how) => window.contract.killPullAfter(how.seed, how.pages), { seed, pages });
      rows.push(await page.evaluate((same) => window.contract.checkDisk(same), seed));
    }
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
    expect(rows.at(-1)).toBeGreaterThan(0);
    await page.evaluate((same) => window.contract.pullToEnd(same), seed);
  });
});

/** Electron gives every origin all of the disk and heeds no quota. Chromium looks at it when a database is first used: a fresh profile. */
describe('a full disk, in Chromium', () => {
  test('RP9 is told, what is there is read on, and the pull goes on when there is room', async () => {
    const { page } = own(await openChromiumWindow(join(folder, 'full')));
    const { origin } = server;
    await page.goto(`${origin}/`);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: littleRoom });
    const there = await page.evaluate(() => window.contract.fillUntilFull(1));
    expect(there).toBeGreaterThan(0);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin });
    await page.evaluate(() => window.contract.fillTheRest());
  });
});

/** In the page: what an earlier test left is gone. */
async function emptyDisk(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name ?? '');
      for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, resolve);
    });
  }
}
