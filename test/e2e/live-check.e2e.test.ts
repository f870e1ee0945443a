import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { startBrowserKiosk } from '../harness/kiosk.ts';
import { openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.close();
  shop = null;
});

/** What pulls stock waits this long, so that only who asks hears of a change. */
const heldBackMs = 15_000;

/** A kiosk whose replica still has what the store has sold out meanwhile. */
async function behindTheStore() {
  shop = await openShop({ languages: ['en'], pull: { stockSeconds: 3_600, catalogSeconds: 3_600 } });
  const kiosk = await shop.startKiosk(startBrowserKiosk);
  const person = shopper(kiosk.page);
  await person.seesPictures(2);
  await fault('latency', { route: 'feed/stock', ms: heldBackMs });
  await shop.sellsOut();
  return { ...kiosk, person, badge: kiosk.page.getByTestId('badge') };
}

const fault = (kind: string, change: { readonly route: string; readonly ms?: number; readonly on?: boolean }) =>
  shop?.store.control('PUT', `faults/${kind}`, { on: true, probability: 1, ...change });

interface Look {
  readonly band: string;
  readonly check: string;
  /** Where what comes below the badge begins. */
  readonly below: number;
}

/** All that the badge shows from now on, frame by frame, each state once. */
async function watchBadge(page: Page): Promise<() => Promise<readonly Look[]>> {
  await page.evaluate(() => {
    const looks: Look[] = [];
    Object.assign(globalThis, { looks });
    const look = () => {
      const badge = document.querySelector<HTMLElement>('[data-testid="badge"]');
      const below = document.querySelector('.stores')?.getBoundingClientRect().y;
      if (badge !== null && below !== undefined) {
        const { band = '', check = '' } = badge.dataset;
        const last = looks.at(-1);
        if (last?.band !== band || last.check !== check || last.below !== below) looks.push({ band, check, below });
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => (globalThis as unknown as { looks: Look[] }).looks);
}

describe('a badge while the store is asked', () => {
  test('FR13 FR33 shows what the kiosk knows, then what the store says, in one step that moves nothing', async () => {
    const { page, person, badge, complaints } = await behindTheStore();
    await fault('latency', { route: 'stock', ms: 300 });
    const looks = await watchBadge(page);
    await person.opensFirstProduct();
    await page.locator('[data-testid="badge"][data-check="answered"]').waitFor();
    const seen = await looks();
    const before = seen.filter(({ check }) => check === 'checking').at(-1);
    const after = seen.filter(({ check }) => check === 'answered');
    expect(before).toBeDefined();
    expect(before?.band).not.toBe('out');
    expect(after).toEqual([{ band: 'out', check: 'answered', below: before?.below }]);
    expect(await badge.textContent()).toMatch(/Not in this store/);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['slow', 'latency', { ms: 5_000 }],
    ['out of order', 'server-error', {}],
  ])('FR13 of a store that is %s keeps what the kiosk knows, and says that none came', async (_, kind, how) => {
    const { page, person } = await behindTheStore();
    await fault(kind, { route: 'stock', ...how });
    const looks = await watchBadge(page);
    await person.opensFirstProduct();
    await page.locator('[data-testid="badge"][data-check="unanswered"]').waitFor({ timeout: 3_000 });
    const seen = await looks();
    expect(new Set(seen.map(({ band }) => band)).size).toBe(1);
    expect(seen.at(-1)?.band).not.toBe('out');
    // It was never in the way: the page sells as it does without an answer.
    await person.screen('product').locator('.screen-dock .button-primary').click({ trial: true });
  });
});

describe('a promise that the store cannot keep', () => {
  test('FR18 FR48 is counted as broken, and is not made to the next who looks', async () => {
    const { page, person, badge } = await behindTheStore();
    const promises = () => page.evaluate(async () => (await fetch('/api/metrics')).text());
    // Of the badge only what this kiosk knows is of interest here.
    await fault('server-error', { route: 'stock' });
    const title = await person.opensFirstProduct();
    expect(await badge.getAttribute('data-band')).not.toBe('out');
    await person.putsInCart();
    await person.orders();
    await expect.poll(promises, { timeout: 20_000 }).toMatch(/^endcap_promises_total\{kept="no"\} 1$/m);
    expect(await promises()).not.toMatch(/kept="yes"/);
    await person.button('Order something else').click();
    await person.seesPictures(2);
    expect(await person.opensFirstProduct()).toBe(title);
    await page.locator('[data-testid="badge"][data-band="out"]').waitFor();
  });

  test('FR18 and one that it keeps is counted as kept', async () => {
    shop = await openShop({ languages: ['en'] });
    const { page } = await shop.startKiosk(startBrowserKiosk);
    const person = shopper(page);
    await person.seesPictures(2);
    await person.opensFirstProduct();
    await person.putsInCart();
    await shop.ledgerWith(await person.orders());
    const told = () => page.evaluate(async () => (await fetch('/api/metrics')).text());
    await expect.poll(told).toMatch(/^endcap_promises_total\{kept="yes"\} 1$/m);
  });
});

describe('questions to the store', () => {
  test('FR14 are one where they are the same, and no more than their share where they are many', async () => {
    shop = await openShop({ languages: ['en'] });
    const { page } = await shop.startKiosk(startBrowserKiosk);
    await shopper(page).seesPictures(2);
    await fault('latency', { route: 'stock', ms: 300 });
    const ask = (variants: readonly string[]) =>
      page.evaluate(async (all) => {
        const answers = await Promise.all(
          all.map((variant) => fetch(`/api/stock?variant=${variant}`, { cache: 'no-store' })),
        );
        return Promise.all(answers.map(async (answer) => ({ status: answer.status, body: await answer.text() })));
      }, variants);
    // A browser asks six things at once, and waits for hints besides.
    const alike = await ask(Array.from({ length: 4 }, () => 'p-0-1'));
    expect(new Set(alike.map(({ body }) => body)).size).toBe(1);
    expect(alike[0]?.status).toBe(200);
    await fault('latency', { route: 'stock', on: false });
    const many = await ask(Array.from({ length: 120 }, (_, product) => `p-${product}-1`));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 429]));
  });
});
