import type { Page } from 'playwright-core';
import type { OrderIntent } from '../../../sync/contract/order-intent.ts';
import type { OrderView } from '../../../sync/contract/order-view.ts';
import type { CartLine } from '../../../sync/handover/cart.ts';
import type { TrafficCall } from '../../../sync/demo-store/server/traffic.ts';
import { makeTicketCode } from '../../../sync/contract/ticket-code.ts';
import { seededRandom } from '../../../sync/kernel/random.ts';
import type { DemoStore } from '../../harness/demo-store.ts';
import { within } from '../../harness/within.ts';
import { placeOrders } from './place-orders.ts';

const orders = 1_000;
const requestsPerSecond = 60;
/** The probe has come to its longest pauses, and one may just have failed. */
const outageMs = 10_000;
const queuedWithinMs = 60_000;
const drainedWithinMs = 3 * 60_000;

interface DrainFigures {
  readonly drain_1000_s: number;
  readonly requests_per_s_max: number;
  readonly present_first_send_s: number;
}

/** A thousand orders queue in the office while the store is closed; then it opens, with one shopper standing at the kiosk. */
export async function measureDrain(
  { store, page, lines, seed }: { store: DemoStore; page: Page; lines: readonly CartLine[]; seed: number },
  say: (line: string) => void,
): Promise<DrainFigures> {
  await store.control('PUT', 'limits', { requestsPerSecond });
  await store.shut();
  const before = await page.evaluate(countOrders);
  const intents = Array.from({ length: orders }, (_, number) => intentOf(number, seed, lines));
  await within(queuedWithinMs, 'Queueing', page.evaluate(queue, intents));
  await page.waitForTimeout(outageMs);
  const { id: present } = await page.evaluate(placeOrders, { lines, orders: 1, reachStore: false }).then(last);
  await store.control('DELETE', 'traffic');
  const openedAt = Date.now();
  await store.open();
  await within(drainedWithinMs, 'Draining', page.evaluate(drained, before + orders + 1));
  const drainedAt = Date.now();
  const { calls } = (await store.control('GET', 'traffic')) as { calls: readonly TrafficCall[] };
  const firstSend = calls.find(({ intent }) => intent === present)?.at ?? Number.NaN;
  say(`${calls.length} requests for ${orders + 1} orders`);
  return {
    drain_1000_s: (drainedAt - openedAt) / 1_000,
    requests_per_s_max: mostInASecond(calls.map(({ at }) => at)),
    present_first_send_s: (firstSend - openedAt) / 1_000,
  };
}

const last = <Item>(items: readonly Item[]): Item => {
  const item = items.at(-1);
  if (item === undefined) throw new Error('Nothing was ordered');
  return item;
};

/** Sliding, not by the second hand. */
function mostInASecond(times: readonly number[]): number {
  let most = 0;
  for (let first = 0, end = 0; end < times.length; end++) {
    while ((times[end] ?? 0) - (times[first] ?? 0) >= 1_000) first++;
    most = Math.max(most, end - first + 1);
  }
  return most;
}

function intentOf(number: number, seed: number, lines: readonly CartLine[]): OrderIntent {
  const line = lines[number % lines.length];
  if (line === undefined) throw new Error('There is nothing to order');
  const { choice: _choice, picture: _picture, price, ...bought } = line;
  const random = seededRandom(seed * orders + number);
  const id = `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  return {
    ...{ kind: 'order', id, cart: id, kiosk: 'kiosk-1', store: 'loc-1', language: 'en', createdAt: Date.now() },
    ticket: makeTicketCode((length) => Uint8Array.from({ length }, () => random.below(256))),
    lines: [{ ...bought, fulfilment: { how: 'take' }, priceSeen: price }],
    ...{ total: price, payment: 'till', onChange: 'accept-if-not-dearer' },
  };
}

/** In the page: hands the orders over to the office as an orders worker does, and then everybody has left. */
async function queue(intents: readonly OrderIntent[]): Promise<void> {
  const post = (path: string, body: unknown) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  for (const intent of intents) {
    const { status } = await post('/api/orders', intent);
    if (status !== 201) throw new Error(`An order was answered with ${status}`);
  }
  await post('/api/visit/ended', {});
}

/** In the page: waits until as many orders as that are placed. */
async function drained(wanted: number): Promise<void> {
  for (;;) {
    const status = (await (await fetch('/api/status')).json()) as { waiting: number };
    if (status.waiting === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { orders: all } = (await (await fetch('/api/orders?after=0')).json()) as { orders: OrderView[] };
  const placed = all.filter(({ state }) => state === 'placed').length;
  if (placed < wanted) throw new Error(`${placed} of ${wanted} orders were placed`);
}

async function countOrders(): Promise<number> {
  const { orders: all } = (await (await fetch('/api/orders?after=0')).json()) as { orders: OrderView[] };
  return all.filter(({ state }) => state === 'placed').length;
}
