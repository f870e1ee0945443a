import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, onTestFinished, test } from 'vitest';
import { officeOf } from '../../test/harness/office-of-store.ts';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { testStore } from '../demo-store/testing/test-store.ts';
import { breathless } from '../kernel/breath.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { hostOf } from '../kernel/steady-time.fixture.ts';
import { createCatalogService } from './catalog-service.ts';
import { officeStock } from './office-stock.ts';
import { officeCounts } from './report-counts.ts';

/** Real sockets take many turns to answer. */
const mostTurns = 100_000;
const query = { text: '', language: 'en', filters: {}, sort: 'best', offset: 0, limit: 1 } as const;

test('FR18 what shoppers opened, and what came of asking the store, is told by the office', async () => {
  const store = await testStore();
  const send = await officeOf(store.url());
  // How long an answer may take is of another test: a busy machine must not decide what comes of a question.
  const unhurried: typeof fetch = (path) => send(path);
  const clock = scriptedClock();
  const service = createCatalogService({
    ...{ databases: { indexedDB: new IDBFactory(), IDBKeyRange }, feed: send, clock, askHost: hostOf(clock) },
    ...{
      askStock: officeStock(unhurried),
      tellCounts: officeCounts(send),
      random: seededRandom(1),
      logger: silentLogger,
    },
    ...{ breath: breathless, marker: { read: async () => null, write: async () => {} }, mostMemoryBytes: 10 ** 9 },
    storageUse: async () => null,
    notify: () => {},
  });
  onTestFinished(() => service.close());
  const { api } = service;
  const until = (what: string, condition: () => Promise<boolean>, stepMs = 50) =>
    eventually(
      what,
      async () => {
        store.clock.advance(stepMs);
        await clock.advance(stepMs);
        return condition();
      },
      mostTurns,
    );
  service.lead();
  await api.open({ location: 'loc-1', languages: ['en'], stockSeconds: 3_600, catalogSeconds: 3_600 });
  await until('all of it is here', async () => (await api.state()).phase === 'ready');
  const [card] = (await api.search(query)).cards;
  const variant = (await api.product(card?.id ?? '', 'en'))?.variants[0]?.id ?? '';
  const told = async () => (await send('/api/metrics')).text();

  expect(await api.checkStock(variant)).toEqual({ kind: 'live' });
  await store.setFault({ kind: 'server-error', on: true, probability: 1, route: 'stock' });
  await clock.advance(10_000);
  expect(await api.checkStock(variant)).toMatchObject({ kind: 'fell-back' });
  let text = '';
  const sum = (name: string) =>
    [...text.matchAll(new RegExp(`^endcap_${name}_total\\{.*\\} (\\d+)$`, 'gm'))].reduce(
      (all, [, by]) => all + Number(by),
      0,
    );
  const isToldOfBoth = async () => {
    text = await told();
    return sum('stock_shown') === 2;
  };
  await until('what was counted has been told', isToldOfBoth, 5_000);
  expect(sum('stock_age')).toBe(2);
  expect(sum('live_checks')).toBe(2);
  expect(text).toMatch(/^endcap_live_checks_total\{came="live"\} 1$/m);
  expect(sum('live_check_ms')).toBe(1);
});
