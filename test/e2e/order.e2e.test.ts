import { getPriority } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { hosts, openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.close();
  shop = null;
});

describe.each(hosts)('ordering, in $host', ({ host, start }) => {
  test('a shopper browses, searches, opens a product, orders and takes a code that the store knows', async () => {
    shop = await openShop({ attract: { show: true } });
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.isTold(/Touch to begin/);
    await person.photographs(`${host}-attract`);
    await person.button(/Touch to begin/).click();
    await person.seesPictures(4);
    await person.photographs(`${host}-home`);
    await person.button(/Find anything/).click();
    await person.screen('search').waitFor();
    await kiosk.page.keyboard.type('boot');
    await person.seesPictures(2);
    await person.photographs(`${host}-search`);
    await person.opensFirstProduct();
    await person.photographs(`${host}-product`);
    await person.putsInCart();
    await person.photographs(`${host}-cart`);
    const ticket = await person.orders();
    await person.isTold(/The store has your order/);
    await person.photographs(`${host}-ticket`);
    expect(await shop.ledgerWith(ticket)).toHaveLength(1);
    expect(kiosk.complaints).toEqual([]);
  });

  test('OB13 with the store away all of it still works, the shopper is told so, and the order arrives once when it is back', async () => {
    shop = await openShop();
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await person.isTold(/Stock checked/);
    await shop.store.shut();
    await person.isTold(/Not connected\. Orders are kept safe here/);
    await person.opensFirstProduct();
    await person.putsInCart();
    const ticket = await person.orders();
    await person.isTold(/as soon as the store is back/);
    await person.photographs(`${host}-ticket-away`);
    expect(await shop.store.ledger()).toEqual([]);
    await shop.store.open();
    await person.isTold(/The store has your order/);
    expect((await shop.ledgerWith(ticket)).map((order) => order.ticket)).toEqual([ticket]);
    expect(kiosk.complaints).toEqual([]);
  });

  test('OB22 a price that rose meanwhile is asked about on the ticket, and a yes orders at that price', async () => {
    shop = await openShop();
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await shop.store.shut();
    await person.opensFirstProduct();
    await person.putsInCart();
    const ticket = await person.orders({ shouldItChange: 'Ask me first', email: 'shopper@example.com' });
    await shop.makesEverythingCost(99_900);
    await shop.store.open();
    await person.isTold(/One question/);
    await person.photographs(`${host}-ticket-question`);
    await person.button(/Yes, for €999\.00/).click();
    await person.isTold(/The store has your order/);
    expect(await shop.ledgerWith(ticket)).toMatchObject([{ ticket, total: { minor: 99_900 } }]);
    expect(kiosk.complaints).toEqual([]);
  });

  test('OB5 a commit that the store carried out and answered with 500 is one order', async () => {
    shop = await openShop();
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await shop.store.control('PUT', 'faults/created-but-500', { on: true, probability: 1, route: 'commit', next: 1 });
    await person.opensFirstProduct();
    await person.putsInCart();
    const ticket = await person.orders();
    await person.isTold(/The store has your order/);
    expect((await shop.ledgerWith(ticket)).map((order) => order.ticket)).toEqual([ticket]);
  });
});

describe('the power goes right after "saved"', () => {
  test('OB1 the order is in the journal, and reaches the store once after the restart', async () => {
    shop = await openShop();
    const [{ start }] = hosts;
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await shop.store.shut();
    await person.opensFirstProduct();
    await person.putsInCart();
    const ticket = await person.orders();
    await kiosk.cutPower();
    await shop.store.open();
    const again = await shop.startKiosk(start);
    const orders = await shop.ledgerWith(ticket);
    expect(orders.map((order) => order.ticket)).toEqual([ticket]);
    await shopper(again.page).seesPictures(4);
    expect(await again.page.getByRole('button', { name: /Your cart, empty/ }).count()).toBe(1);
  });

  test('OB13 a back office killed in mid-visit is started again, and an order placed meanwhile arrives once', async () => {
    shop = await openShop();
    const [{ start }] = hosts;
    const kiosk = await shop.startKiosk(start);
    const person = shopper(kiosk.page);
    await person.seesPictures(4);
    await person.opensFirstProduct();
    await person.putsInCart();
    await kiosk.killOffice();
    const ticket = await person.orders();
    expect((await shop.ledgerWith(ticket)).map((order) => order.ticket)).toEqual([ticket]);
    // Where the system lets the shell say so, an order does not queue behind what is drawn.
    if (process.getuid?.() === 0) expect(getPriority(await kiosk.officePid())).toBeLessThan(0);
  });
});
