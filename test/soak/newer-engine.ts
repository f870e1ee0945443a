import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Damage } from './damages.ts';

const origin = 'https://kiosk.localhost';
/** The databases of the origin and those of its buckets. */
const storage = ['IndexedDB', 'WebStorage'];

/** As after an update that was taken back: the databases have been opened, and so rewritten, by a Chromium that is years younger. */
export const newerEngine = (profile: string): Damage => ({
  name: 'written by a newer engine',
  async inflict() {
    const theirs = `${profile}-newer`;
    mkdirSync(join(theirs, 'Default'), { recursive: true });
    move(profile, join(theirs, 'Default'));
    const context = await chromium.launchPersistentContext(theirs, {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      handleSIGINT: false,
      serviceWorkers: 'block',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.route(`${origin}/**`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>newer</title>' }),
      );
      await page.goto(`${origin}/newer`);
      await page.evaluate(writeEverywhere);
    } finally {
      await context.close();
    }
    move(join(theirs, 'Default'), profile);
    rmSync(theirs, { recursive: true, force: true });
  },
});

function move(from: string, to: string): void {
  for (const name of readdirSync(from).filter((one) => storage.includes(one))) {
    const target = join(to, name);
    if (existsSync(target)) rmSync(target, { recursive: true });
    cpSync(join(from, name), target, { recursive: true });
    rmSync(join(from, name), { recursive: true });
  }
}

/** In the page: a database more beside each of those that are there. */
async function writeEverywhere(): Promise<void> {
  const write = (factory: IDBFactory) =>
    new Promise<void>((resolve, reject) => {
      const opening = factory.open('newer', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('one').put('thing', 'some'));
      opening.addEventListener('success', () => resolve(opening.result.close()));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('IndexedDB failed')));
    });
  const { storageBuckets } = navigator as unknown as {
    storageBuckets: { open(name: string, how: object): Promise<{ indexedDB: IDBFactory }> };
  };
  await write(indexedDB);
  await write((await storageBuckets.open('orders', { persisted: true, durability: 'strict' })).indexedDB);
}
