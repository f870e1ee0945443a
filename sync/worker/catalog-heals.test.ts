import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, onTestFinished, test } from 'vitest';
import { officeOf } from '../../test/harness/office-of-store.ts';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { type TestStore, testStore } from '../demo-store/testing/test-store.ts';
import { breathless } from '../kernel/breath.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { plainTime } from '../kernel/steady-time.fixture.ts';
import { CatalogDatabase } from '../replica/catalog-database.ts';
import { officeFeed } from '../replica/feed-source.ts';
import { countedAt, soldOf } from '../freshness/stock-memory.ts';
import { officeHeal } from '../replica/heal-source.ts';
import { memoryOf, stockChunkOf } from '../replica/stock-column.ts';
import { readingOf } from './card-view.ts';
import { startEngine } from './catalog-engine.ts';
import { officeHints } from './office-hints.ts';

/** Real sockets take many turns to answer. */
const mostTurns = 100_000;

/** A kiosk's catalog, on time of its own. */
async function catalogOf({ clock: storeClock }: TestStore, send: typeof fetch, heal = officeHeal(send)) {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
  const clock = scriptedClock();
  const engine = await startEngine({
    ...{
      databases,
      catalog: new CatalogDatabase(databases),
      clock,
      time: plainTime(clock),
      breath: breathless,
      random: seededRandom(1),
    },
    ...{ source: officeFeed(send), heal, hints: officeHints(send), logger: silentLogger },
    ...{ marker: { read: async () => null, write: async () => {} }, disk: async () => null, mostMemoryBytes: 10 ** 9 },
    kiosk: { location: 'loc-1', languages: ['en'], stockSeconds: 15, catalogSeconds: 60 },
    onMove: () => {},
  });
  onTestFinished(() => engine.close());
  engine.lead(false);
  return {
    engine,
    clock,
    async until(what: string, condition: () => boolean, stepMs: number) {
      const passes = async () => {
        storeClock.advance(stepMs);
        await clock.advance(stepMs);
        return condition();
      };
      await eventually(what, passes, mostTurns);
    },
  };
}

test('RP12 RP13 what a store changes is here by its hint, and what it does not tell by its checksums', async () => {
  const store = await testStore();
  const { engine, clock, until } = await catalogOf(store, await officeOf(store.url()));
  await until('all of it is here', () => engine.reading?.indexed === true, 50);
  const products = engine.diagnostics.products;
  const all = await engine.shop();
  const [kept, other] = [0, 1].map((ordinal) => all?.generation.products.idAt(ordinal) ?? '');

  const variants = all?.generation.links.variantsOf(0).length ?? 0;
  const deletedAt = clock.monotonic();
  await store.control(`/control/products/${other}`, { method: 'DELETE' });
  await until('the hint has been followed', () => engine.diagnostics.products === products - 1, 1);
  expect(clock.monotonic() - deletedAt).toBeLessThan(15_000);

  await store.setFault({ kind: 'no-tombstones', on: true, probability: 1, route: '*' });
  await store.control(`/control/products/${kept}`, { method: 'DELETE' });
  await until('what was deleted is found to be gone', () => engine.diagnostics.products === products - 2, 5_000);
  const rows = 1 + variants * (1 + (all?.generation.plain.location.size ?? 0));
  await until('its prices and stock are, too', () => engine.diagnostics.repaired >= rows, 5_000);
  await until('it has been looked again', () => clock.monotonic() > deletedAt + 600_000, 5_000);
  expect(engine.diagnostics.repaired).toBe(rows);
  expect(engine.trouble).toBeNull();
});

test('RP14 of a store that has only a list of its ids to compare with, what it forgot to call gone goes away', async () => {
  const store = await testStore();
  const send = await officeOf(store.url());
  const withoutSums = {
    ...officeHeal(send),
    checksums: async () => ({ ok: false, problem: { kind: 'Unsupported', message: 'No such thing' } }) as const,
  };
  const { engine, until } = await catalogOf(store, send, withoutSums);
  await until('all of it is here', () => engine.reading?.indexed === true, 50);
  const { products } = engine.diagnostics;
  await store.setFault({ kind: 'no-tombstones', on: true, probability: 1, route: '*' });
  await store.control(`/control/products/${engine.reading?.products.idAt(0)}`, { method: 'DELETE' });
  await until('it is found to be gone', () => engine.diagnostics.products < products, 5_000);
  expect(engine.diagnostics).toMatchObject({ products: products - 1, repaired: 1 });
});

test('FR47 what a store tells of a count and of a delivery comes through to the model, each once', async () => {
  const store = await testStore();
  const { engine, until } = await catalogOf(store, await officeOf(store.url()));
  await until('all of it is here', () => engine.reading?.indexed === true, 50);
  const generation = engine.reading;
  const location = 'loc-1';
  const variant = generation?.variants.idAt(0) ?? '';
  const place = generation?.locations.find(location) ?? -1;
  const says = () => generation && readingOf(generation, place, 0)?.available;
  const tell = async (lever: string, method: string, body: object, then: number) => {
    await store.control(lever, { method, body: { variant, location, ...body } });
    await until(`the record says ${then}`, () => says() === then, 5_000);
  };
  const lessons = () => generation?.learning.model.common.errors.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  const sold = () => generation && soldOf(memoryOf(generation.stock.open(stockChunkOf(place, 0))), 0);
  const before = lessons();

  await tell('/control/stock', 'PUT', { available: 40, shelf: 35 }, 40);
  const soldBefore = sold();
  await tell('/control/count', 'POST', {}, 35);
  expect(sold()).toBe(soldBefore);
  const counted = lessons();
  expect(counted).toBeGreaterThan(before);

  await tell('/control/receive', 'POST', { pieces: 6 }, 41);
  await tell('/control/stock', 'PUT', { available: 40 }, 40);
  expect(lessons()).toBe(counted);
  expect(sold()).toBeCloseTo((soldBefore ?? 0) + 1, 0);
  // A replica of today knows when it was counted, though it was not there.
  const later = await catalogOf(store, await officeOf(store.url()));
  await later.until('all of it is here', () => later.engine.reading?.indexed === true, 50);
  const chunk = later.engine.reading?.stock.open(stockChunkOf(later.engine.reading.locations.find(location) ?? -1, 0));
  expect(chunk && countedAt(memoryOf(chunk), 0)).not.toBeNull();
  expect(later.engine.reading?.quarantined).toBe(0);
});
