import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { type Orientation, startBrowserKiosk, startElectronKiosk } from '../harness/kiosk.ts';
import { faultsOf, flawsOf } from './faults.ts';
import { openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.close();
  shop = null;
});

/** Through the whole slice in one language, a photograph and a look at each screen. */
async function walk(page: Page, language: string, prefix: string): Promise<void> {
  const person = shopper(page);
  const look = async (name: string) => {
    expect(await flawsOf(page), `${prefix}-${name}`).toEqual([]);
    await person.photographs(`${prefix}-${name}`);
  };
  await person.screen('attract').locator('img').nth(5).waitFor();
  await look('1-attract');
  await page.getByRole('button', { name: language, exact: true }).click();
  await person.seesPictures(4);
  await look('2-home');
  await page.locator('.screen-dock button').first().click();
  await person.screen('search').waitFor();
  await person.seesPictures(2);
  await look('3-search');
  await page.locator('[data-testid="product-card"]').first().click();
  await person.screen('product').locator('[data-testid="badge"]').waitFor();
  await look('4-product');
  await page.getByTestId('badge').first().click();
  await page.locator('[data-testid="stock-sheet"][aria-busy="false"]').waitFor();
  await look('4-product-places');
  await page.keyboard.press('Escape');
  await person.screen('product').locator('.screen-dock .button-primary').click();
  await page.locator('.slip button').click();
  await person.screen('cart').waitFor();
  await look('5-cart');
  await person.screen('cart').locator('.screen-dock .button-primary').click();
  await person.screen('checkout').waitFor();
  await look('6-checkout');
  await page.locator('.pick').last().click();
  await person.screen('checkout').locator('.screen-dock .button-primary').click();
  await person.readsTicket();
  await look('7-ticket');
  await page.locator('.ticket-more button').last().click();
  await page.getByRole('dialog').waitFor();
  await look('8-cancel');
  await page.getByRole('dialog').locator('.button-outline').click();
}

describe.each<{ orientation: Orientation; language: string; tag: string }>([
  { orientation: 'portrait', language: 'English', tag: 'en' },
  { orientation: 'portrait', language: 'Deutsch', tag: 'de' },
  { orientation: 'portrait', language: 'العربية', tag: 'ar' },
  { orientation: 'landscape', language: 'English', tag: 'en' },
  { orientation: 'landscape', language: 'العربية', tag: 'ar' },
])('every screen in $orientation, in $tag', ({ orientation, language, tag }) => {
  test('fits, shows its pictures, and can be touched', async () => {
    shop = await openShop({ attract: { show: true } });
    const kiosk = await shop.startKiosk(startElectronKiosk, { orientation });
    await walk(kiosk.page, language, `${orientation}-${tag}`);
    expect(await kiosk.page.evaluate(() => document.documentElement.lang)).toBe(tag);
    expect(await kiosk.page.evaluate(() => document.documentElement.dir)).toBe(tag === 'ar' ? 'rtl' : 'ltr');
    expect(kiosk.complaints).toEqual([]);
  });
});

describe('a shopper who cannot see the screen well', () => {
  test('finds no fault that the accessibility rules know of, on the home, product, places and cart screens', async () => {
    shop = await openShop();
    const { page } = await shop.startKiosk(startBrowserKiosk);
    const person = shopper(page);
    await person.seesPictures(4);
    expect(await faultsOf(page)).toEqual([]);
    await person.opensFirstProduct();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByTestId('badge').click();
    await page.locator('[data-testid="stock-sheet"][aria-busy="false"]').waitFor();
    await page.locator('.place-ask').first().click();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await person.putsInCart();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('pictures', () => {
  test('that were seen once are there without the store and without the back office', async () => {
    shop = await openShop();
    const kiosk = await shop.startKiosk(startBrowserKiosk);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await kiosk.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await kiosk.page.reload();
    await person.seesPictures(4);
    const cached = () =>
      kiosk.page.evaluate(async () =>
        (
          await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))
        ).reduce((sum, count) => sum + count, 0),
      );
    await expect.poll(cached, { timeout: 15_000 }).toBeGreaterThan(4);
    await kiosk.killOffice();
    await kiosk.page.reload();
    await person.seesPictures(4);
  });
});
