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

interface AtTheStore {
  readonly carts: readonly { readonly ticket: string }[];
  readonly registrations: readonly { readonly kind: string }[];
}
const atTheStore = async ({ store }: Shop) => (await store.control('GET', 'orders')) as AtTheStore;

async function fillsCart(page: Page): Promise<void> {
  const person = shopper(page);
  await person.seesPictures(4);
  await person.opensFirstProduct();
  await person.putsInCart();
}

const carries = async (page: Page): Promise<string> => {
  await page.locator('.cart-carry').click();
  await page.getByRole('dialog').locator('.button-primary').click();
  return shopper(page).readsTicket();
};

/** What can be seen, touched and heard of the page as it stands. */
const look = async (page: Page) => [...(await faultsOf(page)), ...(await flawsOf(page))];

describe('a shopper who would rather go on elsewhere', () => {
  test('OB23 OB54 takes the cart to the till by its code, which says until when; here it is gone', async () => {
    shop = await openShop();
    const kiosk = await shop.startKiosk(startElectronKiosk);
    const { page } = kiosk;
    const person = shopper(page);
    await fillsCart(page);
    await person.photographs('carry-cart');
    const ticket = await carries(page);
    await person.isTold(/It is waiting there/);
    await page.getByTestId('until').waitFor();
    await person.photographs('carry-ticket');
    expect((await atTheStore(shop)).carts).toMatchObject([{ ticket }]);
    expect(await shop.store.ledger()).toEqual([]);
    await person.button('Order something else').click();
    await person.button(/Your cart, empty/).waitFor();
    expect(kiosk.complaints).toEqual([]);
  });

  test('OB55 with the store away hears before that the code is good later, and it is', async () => {
    shop = await openShop();
    const { page } = await shop.startKiosk(startElectronKiosk);
    const person = shopper(page);
    await fillsCart(page);
    await shop.store.shut();
    await person.isTold(/Not connected/);
    await page.locator('.cart-carry').click();
    await person.isTold(/An order placed here needs no connection/);
    await person.photographs('carry-away-asked');
    await person.button('Yes, give me the code').click();
    const ticket = await person.readsTicket();
    await person.isTold(/as soon as the store is back/);
    await shop.store.open();
    await person.isTold(/It is waiting there/);
    expect((await atTheStore(shop)).carts).toMatchObject([{ ticket }]);
  });
});

describe('a shopper whose thing is sold out here', () => {
  test('OB23 OB54 asks to be told when it is back, agrees in words, and the store has it noted', async () => {
    shop = await openShop();
    await shop.sellsOut();
    const kiosk = await shop.startKiosk(startElectronKiosk);
    const { page } = kiosk;
    const person = shopper(page);
    await person.seesPictures(4);
    await person.opensFirstProduct();
    await person.isTold(/Not in this store/);
    await person.photographs('wish-offered');
    await person.button('Tell me when it is back').click();
    await person.isTold(/you agree that Fjell & Co writes to you about this one thing/);
    await person.screen('wish').locator('.button-primary').click();
    await person.isTold(/Please give us an email or a phone number/);
    await page.locator('input[name="email"]').fill('zebedee@quartermaine.example');
    await page.getByTestId('keyboard').getByRole('button', { name: 'Done' }).click();
    await person.photographs('wish');
    await person.screen('wish').locator('.button-primary').click();
    await person.isTold(/The store has noted it/);
    await person.isTold(/z•••@quartermaine\.example/);
    await person.photographs('wish-noted');
    expect((await atTheStore(shop)).registrations).toMatchObject([{ kind: 'back-in-stock' }]);
    expect(kiosk.output()).not.toMatch(/zebedee|quartermaine/);
    expect(kiosk.complaints).toEqual([]);
  });
});

describe.each<{ orientation: Orientation; language: string }>([
  { orientation: 'portrait', language: 'de' },
  { orientation: 'landscape', language: 'ar' },
])('going on elsewhere and being told later in $orientation, in $language', ({ orientation, language }) => {
  test('can be read, touched, and heard by who cannot see it', async () => {
    shop = await openShop({ languages: [language, 'en'] });
    await shop.sellsOut();
    const { page } = await shop.startKiosk(startBrowserKiosk, { orientation });
    const person = shopper(page);
    const isWhole = async (name: string) => {
      await person.photographs(`${orientation}-${language}-${name}`);
      expect(await look(page), name).toEqual([]);
    };
    await person.seesPictures(4);
    await person.opensFirstProduct();
    await person.screen('product').locator('.badge.band-out').waitFor();
    await isWhole('wish-1-offered');
    await person.screen('product').locator('.screen-dock .button-outline').click();
    await person.screen('wish').waitFor();
    await isWhole('wish-2');
    await page.locator('input[name="phone"]').fill('+353 1 555 0100');
    await person.screen('wish').getByRole('heading').click();
    await person.screen('wish').locator('.screen-dock .button-primary').click();
    await page.locator('[data-testid="steps"][data-state="placed"]').waitFor();
    await isWhole('wish-3-noted');
    await person.screen('wish').locator('.screen-dock .button-outline').click();
    await person.putsInCart();
    await isWhole('carry-1-cart');
    await page.locator('.cart-carry').click();
    await page.getByRole('dialog').waitFor();
    await isWhole('carry-2-sure');
    await page.getByRole('dialog').locator('.button-primary').click();
    await page.getByTestId('until').waitFor();
    await isWhole('carry-3-ticket');
  });
});
