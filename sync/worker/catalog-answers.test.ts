import { afterEach, expect, test, vi } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { breathless } from '../kernel/breath.ts';
import { plainTime } from '../kernel/steady-time.fixture.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { catalogAnswers } from './catalog-answers.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';
import { createLiveFigures } from './live-figures.ts';
import { promisesOf } from './promises.ts';

const rigs: ReturnType<typeof engineRig>[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.stop();
});

const answersOf = ({ engine }: ReturnType<typeof engineRig>, clock: ReturnType<typeof scriptedClock>) =>
  catalogAnswers({
    ...{ engine, languages: ['en'], now: () => clock.now(), time: plainTime(clock), breath: breathless },
    ...{ demand: () => [], figures: createLiveFigures(), promises: promisesOf(), revision: () => 0 },
    frontOrdinal: () => null,
  });

test('RP21 the goods on the first page of a search are told of as shown, in their order', async () => {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  for (const id of ['a', 'b', 'c']) feed.put('product', productRow(id));
  const clock = scriptedClock(rigTime);
  const rig = engineRig({ clock, eventually, settled }, feed);
  rigs.push(rig);
  await rig.start();
  await rig.synced();
  const shows = vi.spyOn(rig.engine, 'shows');
  const answers = answersOf(rig, clock);
  const query = { text: '', language: 'en', filters: {}, sort: 'new', limit: 2 } as const;
  const { cards } = await answers.search({ ...query, offset: 0 });
  await answers.search({ ...query, offset: 2 });
  expect(cards).toHaveLength(2);
  expect(shows.mock.calls).toEqual([[rig.engine.reading, cards.map(({ id }) => id)]]);
});

test('FR41 promises learn from the variant that a shopper opens, and not from what a page shows beside it', async () => {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  feed.put('product', productRow('p'));
  feed.put('price', priceRow('p-1', 1_000));
  feed.put('stock', stockRow('p-1', 'loc-1', 3));
  const clock = scriptedClock(rigTime);
  const rig = engineRig({ clock, eventually, settled }, feed);
  rigs.push(rig);
  await rig.start();
  await rig.synced();
  const answers = answersOf(rig, clock);
  const looks = () =>
    rig.engine.reading?.learning.model.common.pool.looks.reduce((sum, each) => sum + each, 0) ?? Number.NaN;
  expect((await answers.product('p', 'en'))?.variants[0]?.here.band).toBeDefined();
  expect(looks()).toBe(0);
  await answers.shownHere('p-1');
  expect(looks()).toBeGreaterThan(0);
});
