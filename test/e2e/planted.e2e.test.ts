import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { OrderView } from '../../sync/contract/order-view.ts';
import { startElectronKiosk } from '../harness/kiosk.ts';
import { searchBytes, searchFolder } from '../harness/planted.ts';
import { openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.close();
  shop = null;
});

/** Nothing a catalog, a log or an engine would ever hold by itself; with signs beyond ASCII, and beyond one byte. */
const people = {
  sent: {
    name: 'Zwyntharp Quoxleybrand',
    street: 'Vlemgrast Üfertwiete 771',
    postcode: 'QZ9 7XW',
    city: 'Brøndquixby',
    email: 'zwyntharp@quoxley.example',
    phone: '+299 5551 70317',
  },
  rejected: { email: 'mlorvenquat@tuzzik.example', phone: '+298 5552 61409' },
  asked: { email: 'ghyprandel@wexomor.example', phone: '+297 5553 52803' },
  dearer: { email: 'Юлфрикс@жмудвоз.example', phone: '+296 5554 44907' },
  inCrash: {
    name: 'Юлквист Жмирондель',
    street: 'Кшепдольска 8823',
    postcode: 'XQ4-6617',
    city: 'Фжельбурзк',
    email: 'julkwist@zhmirondel.example',
    phone: '+295 5555 33711',
  },
  abandoned: { email: 'pfuxhelm@never-sent.example', phone: '+294 5556 22519' },
};

/** Wishes without a cart: who wants to be written to, and by whom. */
const wishes = [
  {
    ...{ id: '01999a52-7c00-7000-8000-0000000000a1', ticket: 'K7M4QR', kind: 'customer' },
    customer: {
      contact: { name: 'Hjörvexa Plumquist', email: 'hjorvexa@plumquist.example' },
      ...{ language: 'en', newsletter: true },
    },
  },
  {
    ...{ id: '01999a52-7c00-7000-8000-0000000000a2', ticket: 'K7M4QT', kind: 'back-in-stock' },
    contact: { email: 'drembolz@yexvark.example', phone: '+293 5557 11327' },
  },
];
const wishedBy = ['Hjörvexa Plumquist', 'hjorvexa@plumquist', 'drembolz@yexvark', '+293 5557 11327'];

type Person = Partial<typeof people.sent>;

async function toCheckout(page: Page, send: boolean): Promise<void> {
  const person = shopper(page);
  await person.opensFirstProduct();
  const dock = person.screen('product').locator('.screen-dock');
  await (send ? dock.getByRole('button', { name: 'Send it home' }) : dock.locator('.button-primary')).click();
  await person.button('See cart').click();
  await person.screen('cart').locator('.screen-dock .button-primary').click();
  await person.screen('checkout').waitFor();
}

async function fillIn(page: Page, person: Person): Promise<void> {
  for (const [field, text] of Object.entries(person)) await page.locator(`input[name="${field}"]`).fill(text);
  await page.locator('input:focus').blur();
}

async function orders(page: Page, person: Person, change: string, just = async () => {}): Promise<void> {
  await toCheckout(page, person.street !== undefined);
  await page.getByText(change).click();
  await fillIn(page, person);
  await just();
  const checkout = shopper(page).screen('checkout');
  await checkout.locator('.screen-dock .button-primary').click();
  await shopper(page).readsTicket();
  await shopper(page).screen('ticket').locator('.screen-dock .button-primary').click();
  await shopper(page).seesPictures(4);
}

/** Handed over as the window hands over: there is no screen for them yet. */
const wishFor = (page: Page, wish: object) =>
  page.evaluate(async (intent) => {
    const [goods = ''] = (await (await fetch('/api/feed/product?limit=1')).text()).split('\n');
    const { upsert } = JSON.parse(goods) as { upsert: { variants: { id: string }[] } };
    const head = {
      variant: upsert.variants[0]?.id,
      kiosk: 'kiosk-1',
      store: 'loc-1',
      language: 'en',
      createdAt: Date.now(),
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/orders', {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...head, ...intent }),
    });
    return answer.status;
  }, wish);

/** None while the back office is away: whoever waits for some asks again. */
const viewsOf = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch('/api/orders?after=0&wait=0');
    if (!answer.ok) return [];
    const { orders: views } = await answer.json();
    return views as OrderView[];
  });

async function untilStates(page: Page, wanted: readonly string[]): Promise<readonly OrderView[]> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const views = await viewsOf(page);
    const states = views.map(({ state }) => state).toSorted();
    if (JSON.stringify(states) === JSON.stringify(wanted.toSorted())) return views;
    if (performance.now() > deadline) throw new Error(`The orders stood at ${states.join(', ')}`);
    await page.waitForTimeout(250);
  }
}

/** A row of ours, written and deleted as the orders' are: it shows what of a deleted row can be found. */
const writeAndDelete = (page: Page, text: string) =>
  page.evaluate(async (content) => {
    const { storageBuckets } = navigator as unknown as {
      storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
    };
    const { indexedDB: databases } = await storageBuckets.open('orders');
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const opening = databases.open('control');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    const db = await done(opening);
    await done(db.transaction('rows', 'readwrite', { durability: 'strict' }).objectStore('rows').put(content, 1));
    await done(db.transaction('rows', 'readwrite', { durability: 'strict' }).objectStore('rows').delete(1));
    db.close();
  }, text);

/** Everything the window can read of what it has stored, as a page of this origin would read it. */
const everythingStored = (page: Page) =>
  page.evaluate(async () => {
    const { storageBuckets } = navigator as unknown as {
      storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
    };
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const stores = [indexedDB, (await storageBuckets.open('orders')).indexedDB];
    const content: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), await caches.keys()];
    for (const databases of stores) {
      for (const { name = '' } of await databases.databases()) {
        const db = await done(databases.open(name));
        for (const table of db.objectStoreNames)
          content.push(name, table, await done(db.transaction(table).objectStore(table).getAll()));
        db.close();
      }
    }
    return JSON.stringify(content);
  });

test('OB12 OB43 after a day of orders, crashes and second thoughts nothing personal is in any file of the profile or any line of the log', async () => {
  shop = await openShop();
  const first = await shop.startKiosk(startElectronKiosk);
  const { page } = first;
  await shopper(page).seesPictures(4);
  await shopper(page).isTold(/Stock checked/);
  await orders(page, people.sent, 'Then leave it');
  for (const wish of wishes) expect(await wishFor(page, wish)).toBe(201);
  await untilStates(page, ['placed', 'placed', 'placed']);

  await shop.store.shut();
  await shopper(page).isTold(/Not connected/);
  await orders(page, people.rejected, 'Then leave it');
  await orders(page, people.asked, 'Ask me first');
  await orders(page, people.dearer, 'Go ahead if it is not dearer');
  const variants = (await viewsOf(page)).flatMap(({ taken }) => taken.map(({ variant }) => variant));
  await orders(page, people.inCrash, 'Ask me first', () => first.killOffice());
  const [last] = (
    await untilStates(page, ['placed', 'placed', 'placed', 'queued', 'queued', 'queued', 'queued'])
  ).toReversed();
  const control = 'Kwebbelquist-Controlwald';
  await writeAndDelete(page, control);
  await writeAndDelete(page, `${control}-Ж`);
  await toCheckout(page, false);
  await fillIn(page, people.abandoned);
  const text = await everythingStored(page);
  // What is typed and not sent is in the memory of what now crashes: a report of it would take it along.
  await first.crashWindow();
  await first.cutPower();

  const second = await shop.startKiosk(startElectronKiosk);
  await shopper(second.page).seesPictures(4);
  for (const variant of new Set(variants)) await shop.store.control('PUT', `prices/${variant}`, { minor: 999_900 });
  await shop.store.open();
  const end = await untilStates(second.page, ['placed', 'placed', 'placed', 'rejected', 'asking', 'asking', 'asking']);
  const everything = [text, await everythingStored(second.page), JSON.stringify(end), JSON.stringify(last)];
  await second.cutPower();

  const planted = [...wishedBy, ...Object.values(people).flatMap((person) => Object.values(person))];
  const data = join(shop.folder, 'kiosk');
  expect((await searchFolder(data, [control])).map(({ as }) => as)).toEqual(
    expect.arrayContaining(['UTF-8', 'UTF-16']),
  );
  expect(await searchFolder(data, planted)).toEqual([]);
  expect((await readdir(data, { recursive: true })).filter((name) => /\.(dmp|core)$/.test(name))).toEqual([]);
  expect(first.output()).toMatch(/window\.gone/);
  for (const [where, content] of [...everything, first.output(), second.output()].entries())
    expect(searchBytes(`view ${where}`, Buffer.from(content), planted)).toEqual([]);
  // Proof that the log was listened to, from the office that was started again.
  expect(first.output()).toMatch(/vault\.weak/);
}, 240_000);
