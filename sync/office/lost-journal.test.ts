import { randomBytes } from 'node:crypto';
import { readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { cartLine } from '../../test/harness/order-samples.ts';
import { officeFolder } from '../../test/harness/office-folder.ts';
import { memoryDisk, memoryTables } from '../../test/simulation/memory-tables.ts';
import type { OrderState } from '../contract/order-view.ts';
import { officeClient } from '../handover/office-client.ts';
import { OrderStore } from '../handover/order-store.ts';
import { seededRandom } from '../kernel/random.ts';
import { createOrdersService } from '../worker/orders-service.ts';
import { webCryptoSeal } from '../worker/web-crypto-seal.ts';
import { type Office, openOffice } from './open-office.ts';

/** A window and a back office on a real folder, and a store that they order from. Nothing is sent before the clock is moved. */
async function bench() {
  const { store, clock: scripted, parts, variantAt } = await officeFolder();
  const { clock, dataDir, logger } = parts;
  const disk = memoryDisk();
  let office: Office | null = null;

  async function openTheOffice(): Promise<void> {
    const opened = await openOffice(parts);
    if (!opened.ok) throw new Error(opened.problem.message);
    office = opened.value;
    onTestFinished(() => opened.value.close());
  }

  async function closeTheOffice(): Promise<void> {
    await office?.close();
    office = null;
  }

  async function emptyTheJournal(): Promise<void> {
    const folder = join(dataDir, 'journal');
    for (const name of await readdir(folder)) await truncate(join(folder, name));
  }

  function openWindow() {
    const at = async <Value>(effect: () => Value) => effect();
    const orders = new OrderStore(memoryTables(disk, { read: at, commit: at }));
    const client = officeClient(async (path, request) => {
      if (office === null) throw new TypeError('connection refused');
      return office.handle(new Request(new URL(path, 'https://kiosk.localhost'), request));
    });
    const seal = webCryptoSeal();
    const service = createOrdersService({
      ...{ store: orders, office: client, seal, clock, random: seededRandom(1), randomBytes, logger },
      notify: () => {},
    });
    onTestFinished(() => service.close());
    void service.api.open({ id: 'kiosk-1', store: 'loc-1' });
    service.lead();
    return { ...service, orders, seal };
  }

  /** As if the window had been killed before it heard that the journal has its orders. */
  function forgetAnswers(): void {
    for (const { journal: _, ...kept } of disk.intents.values()) disk.intents.set(kept.id, kept);
  }

  async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
    for (const deadline = performance.now() + 15_000; performance.now() < deadline;) {
      if (await holds()) return;
      await scripted.advance(250);
    }
    throw new Error(`Waited in vain for: ${what}`);
  }

  const ledger = async () =>
    (
      (await (await store.control('/control/orders')).json()) as { orders: { status: { intent: string } }[] }
    ).orders.map(({ status }) => status.intent);

  const variant = await variantAt(0, 1_000);
  const price = { minor: 1_000, currency: 'EUR', exponent: 2 };

  async function ordered({ api, seal }: ReturnType<typeof openWindow>): Promise<string> {
    await until('there is a key', () => seal.inUse() !== null);
    const cart = await api.setLine(cartLine({ variant, price }));
    expect(await api.place({ language: 'en', payment: 'till', onChange: 'ask' })).toMatchObject({ saved: 'journal' });
    // Without moving the clock, so that nothing is sent meanwhile.
    await vi.waitFor(() => expect(disk.intents.get(cart.id)?.journal).toBe('has'));
    return cart.id;
  }

  return { openTheOffice, closeTheOffice, emptyTheJournal, openWindow, forgetAnswers, until, ledger, ordered, disk };
}

const stateOf = async ({ orders }: { readonly orders: OrderStore }, id: string): Promise<OrderState | undefined> =>
  (await orders.views()).find((view) => view.id === id)?.state;

test.each(['window and office', 'office'] as const)(
  'OB47 an order that nobody has sent yet when its journal is emptied is placed once, after a restart of %s',
  async (restarted) => {
    const kiosk = await bench();
    await kiosk.openTheOffice();
    let window = kiosk.openWindow();
    const id = await kiosk.ordered(window);
    await kiosk.closeTheOffice();
    expect(await kiosk.ledger()).toEqual([]);
    await kiosk.emptyTheJournal();
    if (restarted === 'window and office') {
      window.close();
      window = kiosk.openWindow();
    }
    await kiosk.openTheOffice();
    await kiosk.until('it is placed', async () => (await stateOf(window, id)) === 'placed');
    expect(await kiosk.ledger()).toEqual([id]);
    // The answer to the hand-over may come after the news that it is placed.
    await kiosk.until('its copy is gone', () => kiosk.disk.intents.size === 0);
  },
  30_000,
);

test('OB58 an order that the window never heard to be in the journal may have been sent all the same, before it was emptied', async () => {
  const kiosk = await bench();
  await kiosk.openTheOffice();
  const first = kiosk.openWindow();
  const id = await kiosk.ordered(first);
  first.close();
  await kiosk.until('the store has it', async () => (await kiosk.ledger()).length === 1);
  await kiosk.closeTheOffice();
  kiosk.forgetAnswers();
  await kiosk.emptyTheJournal();
  await kiosk.openTheOffice();
  const second = kiosk.openWindow();
  await kiosk.until('it is known to be placed', async () => (await stateOf(second, id)) === 'placed');
  expect(await kiosk.ledger()).toEqual([id]);
  expect((await second.orders.views())[0]?.attempts, 'it was found, and not sent').toBe(0);
}, 30_000);

test('OB47 an order that was placed when its journal is emptied is found there, and placed no second time', async () => {
  const kiosk = await bench();
  await kiosk.openTheOffice();
  const first = kiosk.openWindow();
  const id = await kiosk.ordered(first);
  first.close();
  await kiosk.until('the store has it', async () => (await kiosk.ledger()).length === 1);
  await kiosk.closeTheOffice();
  expect(kiosk.disk.intents.has(id)).toBe(true);
  await kiosk.emptyTheJournal();
  await kiosk.openTheOffice();
  const second = kiosk.openWindow();
  await kiosk.until('it is known to be placed', async () => (await stateOf(second, id)) === 'placed');
  expect(await kiosk.ledger()).toEqual([id]);
  expect(kiosk.disk.intents.size).toBe(0);
}, 30_000);
