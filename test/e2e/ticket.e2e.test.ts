import { afterEach, describe, expect, test } from 'vitest';
import { startBrowserKiosk, startElectronKiosk } from '../harness/kiosk.ts';
import { type FakePrinter, startFakePrinter } from '../harness/receipt-printer.ts';
import { faultsOf, flawsOf } from './faults.ts';
import { openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

let shop: Shop | null = null;
let printer: FakePrinter | null = null;
afterEach(async () => {
  await shop?.close();
  await printer?.close();
  shop = null;
  printer = null;
});

const ordersOf = async ({
  store,
}: Shop): Promise<readonly { readonly ticket: string; readonly cancelled: boolean }[]> =>
  (await store.ledger()) as unknown as readonly { ticket: string; cancelled: boolean }[];

/** Up to the ticket of an order that the store has. */
async function ordered(settings: object = {}) {
  const opened = await openShop(settings);
  shop = opened;
  const kiosk = await opened.startKiosk(startElectronKiosk);
  const { page } = kiosk;
  const person = shopper(page);
  await person.seesPictures(4);
  await person.opensFirstProduct();
  await person.putsInCart();
  const ticket = await person.orders();
  await person.isTold(/The store has your order/);
  const confirms = async () => {
    await person.button('Cancel this order').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Yes, cancel it' }).click();
  };
  return { opened, kiosk, page, person, ticket, confirms };
}

describe('a shopper who does not want it any more', () => {
  test('OB24 OB54 cancels the order on its ticket, and the store has it cancelled', async () => {
    const { opened, kiosk, page, person, ticket, confirms } = await ordered();
    await confirms();
    await person.isTold(/The order was cancelled/);
    await person.photographs('ticket-cancelled');
    expect(await ordersOf(opened)).toMatchObject([{ ticket, cancelled: true }]);
    expect(await page.getByRole('button', { name: 'Cancel this order' }).count()).toBe(0);
    expect(kiosk.complaints).toEqual([]);
  });

  test('OB54 OB55 with the store away is told that it will be, and it is when the store is back', async () => {
    const { opened, page, person, confirms } = await ordered();
    await opened.store.shut();
    await person.isTold(/Not connected/);
    await person.button('Cancel this order').click();
    await person.isTold(/cancelled as soon as the store is back/);
    await page.getByRole('button', { name: 'No, keep it' }).click();
    await confirms();
    await person.isTold(/will be cancelled as soon as the store is back/);
    await person.photographs('ticket-cancelling-away');
    expect(await ordersOf(opened)).toMatchObject([{ cancelled: false }]);
    await opened.store.open();
    await person.isTold(/The order was cancelled/);
    expect(await ordersOf(opened)).toMatchObject([{ cancelled: true }]);
  });

  test('OB54 comes back later, finds the order by the code, and cancels it', async () => {
    const { opened, page, person, ticket, confirms } = await ordered();
    await person.button('Done').click();
    await person.seesPictures(4);
    await person.button('Help').click();
    await person.button('Find your order').click();
    await page.getByLabel('Your code').click();
    for (const sign of 'K7M4QR') await page.getByRole('button', { name: sign, exact: true }).click();
    await person.photographs('find-order');
    await page.getByTestId('keyboard').getByRole('button', { name: 'Find it' }).click();
    await person.screen('find').locator('.button-primary').click();
    await person.isTold(/does not know this code/);
    await page.getByLabel('Your code').fill(ticket);
    await person.screen('find').getByRole('heading').click();
    await person.screen('find').locator('.button-primary').click();
    expect(await person.readsTicket()).toBe(ticket);
    await person.isTold(/The store has your order/);
    await confirms();
    await person.isTold(/The order was cancelled/);
    expect(await ordersOf(opened)).toMatchObject([{ ticket, cancelled: true }]);
  });
});

describe('a shopper who would rather have it on paper', () => {
  test('OB25 prints a slip, once, and is told that it is out; a printer that says nothing is told as that', async () => {
    printer = await startFakePrinter();
    const { person, ticket, page } = await ordered({ printer: { host: '127.0.0.1', port: printer.port } });
    await person.photographs('ticket-printer');
    await person.button('Print a slip').click();
    await person.isTold(/Your slip is printed/);
    expect(printer.paper().split(`${ticket.slice(0, 3)} ${ticket.slice(3)}`)).toHaveLength(2);
    expect(await page.getByRole('button', { name: 'Print a slip' }).count()).toBe(0);
    await person.photographs('ticket-printed');
    printer.jam();
    await person.button('Order something else').click();
    await person.opensFirstProduct();
    await person.putsInCart();
    await person.orders();
    await person.isTold(/The store has your order/);
    await person.button('Print a slip').click();
    await person.isTold(/We can’t tell whether your slip came out/);
    await person.photographs('ticket-print-unsure');
  });
});

describe('a shopper who cannot see the screen well', () => {
  test('finds no fault that the accessibility rules know of on the ticket, in its question, and where codes are typed', async () => {
    shop = await openShop({ printer: { host: '127.0.0.1', port: 9 } });
    const { page } = await shop.startKiosk(startBrowserKiosk);
    const person = shopper(page);
    const look = async () => [...(await faultsOf(page)), ...(await flawsOf(page))];
    await person.seesPictures(4);
    await person.opensFirstProduct();
    await person.putsInCart();
    await person.orders();
    await person.isTold(/The store has your order/);
    expect(await look()).toEqual([]);
    await person.button('Cancel this order').click();
    await page.getByRole('dialog').waitFor();
    expect(await look()).toEqual([]);
    await page.getByRole('button', { name: 'No, keep it' }).click();
    await person.button('Order something else').click();
    await person.button('Help').click();
    await person.button('Find your order').click();
    await page.getByLabel('Your code').click();
    expect(await look()).toEqual([]);
  });
});
