import { generateKeyPairSync } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { officeFolder } from '../../test/harness/office-folder.ts';
import type { ScriptedClock } from '../../test/harness/scripted-clock.ts';
import type { Order } from '../contract/order-intent.ts';
import type { OrderState, OrderView } from '../contract/order-view.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { readSegment } from '../outbox/read-segment.ts';
import { decrypt } from './cipher.ts';
import { type Office, openOffice, type OfficeParts } from './open-office.ts';
import { openWithRecoveryKey, type ForRecovery } from './recovery-key.ts';

const dayMs = 86_400_000;
const retailer = generateKeyPairSync('x25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

async function bench() {
  const { clock, parts, variantAt } = await officeFolder({ recovery: { publicKey: retailer.publicKey } });
  const [cheap, dear] = await Promise.all([variantAt(0, 1_000), variantAt(1, 2_000)]);
  return { parts, clock, cheap, dear };
}

async function opened(parts: OfficeParts): Promise<Office> {
  const office = await openOffice(parts);
  if (!office.ok) throw new Error(office.problem.message);
  onTestFinished(() => office.value.close());
  return office.value;
}

async function handOver(office: Office, intent: Order): Promise<number> {
  const answer = await office.handle(
    new Request('https://kiosk.localhost/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(intent),
    }),
  );
  return answer.status;
}

async function ordersOf(office: Office): Promise<readonly OrderView[]> {
  const answer = await office.handle(new Request('https://kiosk.localhost/api/orders?after=0&wait=0'));
  return ((await answer.json()) as { orders: OrderView[] }).orders;
}

/** The office's clock moves on by itself while the real store, behind a real socket, answers in its own time. */
async function until(clock: ScriptedClock, what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 15_000; performance.now() < deadline;) {
    if (await holds()) return;
    await clock.advance(250);
  }
  throw new Error(`Waited in vain for: ${what}`);
}

/** Started again after so many days, and so long that it has looked once for what is to be wiped. */
async function startedLater(parts: OfficeParts, clock: ScriptedClock, days: number): Promise<Office> {
  clock.jump(clock.now() + days * dayMs);
  const office = await opened(parts);
  await clock.advance(60_000);
  return office;
}

const inState = async (office: Office, id: string, state: OrderState) =>
  (await ordersOf(office)).some((order) => order.id === id && order.state === state);

/** Every sealed record in the journal, tried with every key there is, the device's way and the retailer's. */
async function whatOpens({ dataDir, vault }: OfficeParts): Promise<Set<string>> {
  const journal = join(dataDir, 'journal');
  const ids = new Set<string>();
  const folders = ['keys', 'copies/keys'].map((name) => everyKey(join(dataDir, name), vault));
  const keys = (await Promise.all(folders)).flat();
  for (const name of (await readdir(journal)).filter((file) => file.endsWith('.journal'))) {
    for (const { payload } of readSegment(await readFile(join(journal, name))).records) {
      const { id, sealed } = JSON.parse(Buffer.from(payload).toString()) as { id?: string; sealed?: string };
      if (id === undefined || !sealed) continue;
      const bytes = Buffer.from(sealed.split(':').at(-1) ?? '', 'base64');
      if (keys.some((key) => decrypt(key, bytes, `endcap intent ${id}`) !== null)) ids.add(id);
    }
  }
  return ids;
}

/** Files come and go meanwhile; of one that is just going nothing can be read, which is the point of it. */
async function everyKey(folder: string, vault: OfficeParts['vault']): Promise<Uint8Array[]> {
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  );
  const files = texts.filter((text) => text.startsWith('{') && text.endsWith('}'));
  const keys = await Promise.all(
    files.map(async (text) => {
      const { device, recovery } = JSON.parse(text) as { device: string; recovery: ForRecovery };
      const here = await vault.unwrap(Buffer.from(device, 'base64'));
      return [here.ok ? here.value : null, openWithRecoveryKey(retailer.privateKey, recovery)];
    }),
  );
  return keys.flat().filter((key) => key !== null);
}

test('OB41 OB50 days after an order is final no key, in neither of its files, opens any record of it, and what is not final stays', async () => {
  const { parts, clock, cheap, dear } = await bench();
  const office = await opened(parts);
  const placed = orderIntent(1, { variant: cheap });
  const rejected: Order = { ...orderIntent(2, { variant: dear }), cart: 'cart-2', onChange: 'cancel' };
  const asking: Order = { ...orderIntent(3, { variant: dear }), cart: 'cart-3', onChange: 'accept-if-not-dearer' };
  for (const intent of [placed, rejected, asking]) expect(await handOver(office, intent)).toBe(201);
  await until(clock, 'placed', () => inState(office, placed.id, 'placed'));
  await until(clock, 'rejected', () => inState(office, rejected.id, 'rejected'));
  await until(clock, 'asking', () => inState(office, asking.id, 'asking'));
  expect(await whatOpens(parts)).toEqual(new Set([placed.id, rejected.id, asking.id]));
  const before = await ordersOf(office);

  await office.close();

  // The disk as it is a day too early: whoever starts from it later still has to wipe.
  const early = await startedLater(parts, clock, 29);
  await early.close();
  expect(await whatOpens(parts)).toEqual(new Set([placed.id, rejected.id, asking.id]));
  const copy = `${parts.dataDir}-copy`;
  await cp(parts.dataDir, copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true, force: true }));

  const due = await startedLater(parts, clock, 1);
  const wiped = async () => (await ordersOf(due)).every(({ id, seq }) => id === asking.id || seq > lastSeq);
  const lastSeq = Math.max(...before.map(({ seq }) => seq));
  await until(clock, 'wiped, and written down', wiped);
  expect(await whatOpens(parts)).toEqual(new Set([asking.id]));
  // The order itself is what it was, but that somebody was written to about it: a code is found, a second hand-over is known.
  const shown = (orders: readonly OrderView[]) =>
    orders.map(({ seq: _, told: __, ...order }) => order).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(shown(await ordersOf(due))).toEqual(shown(before));
  expect(await handOver(due, placed)).toBe(200);
  await due.close();

  const elsewhere = { ...parts, dataDir: copy };
  await startedLater(elsewhere, clock, 0);
  await until(clock, 'wiped there too', async () => (await whatOpens(elsewhere)).size === 1);
});

test('OB16 OB42 on a full disk an order is sealed with a key that a killed office left, but not where the journal has a hole', async () => {
  const { parts, cheap } = await bench();
  const order = (number: number) => ({ ...orderIntent(number, { variant: cheap }), cart: `cart-${number}` });
  const office = await opened(parts);
  for (const number of [1, 2, 3]) expect(await handOver(office, order(number))).toBe(201);
  await office.close();
  const keys = join(parts.dataDir, 'keys');
  const [used = ''] = await readdir(keys);
  // As it lies there when the process that made it was killed.
  await cp(join(keys, used), join(keys, `${'5'.repeat(32)}.json`));

  const journal = join(parts.dataDir, 'journal', '00000001.journal');
  const whole = await readFile(journal);
  const holed = Buffer.from(whole);
  holed.fill(0, holed.indexOf('sealed'), holed.indexOf('sealed') + 100);
  const onFullDisk = async () => {
    const restarted = await opened(parts);
    // No new file can be made in it: what a full disk says of a key, be it a start or an order.
    const full = vi.spyOn(parts.vault, 'wrap').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const answer = await handOver(restarted, order(4));
    full.mockRestore();
    await restarted.close();
    return answer;
  };
  await writeFile(journal, holed);
  expect(await onFullDisk()).toBe(507);
  await writeFile(journal, whole);
  expect(await onFullDisk()).toBe(201);
});
