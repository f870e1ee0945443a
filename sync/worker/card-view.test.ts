import { expect, test } from 'vitest';
import type { StoredReading } from '../replica/stock-column.ts';
import { cardStock, type PlaceRecords } from './card-view.ts';
import type { Moment } from './moment.ts';
import { promisesOf } from './promises.ts';

const reading = (available: number): StoredReading => ({
  ...{ available, policy: 'deny', confidence: 'exact', observedAt: 1_000 },
});

const at = (location: string, pieces: Readonly<Record<string, number>>): PlaceRecords => ({
  location,
  readings: Object.entries(pieces).map(([variant, available]) => [variant, reading(available)] as const),
});

/** A model that is sure of what is named as `place variant`, doubts the rest, and notes what it was asked. */
function momentSureOf(sure: readonly string[]) {
  const asked: string[] = [];
  const moment: Moment = {
    ...{ now: 2_000, confirmedAt: 1_000, ordered: () => [], live: () => null, told: () => null },
    since: (stamp) => 2_000 - stamp,
    outlook(location, variant) {
      const name = `${location} ${variant}`;
      asked.push(name);
      const share = sure.includes(name) ? 0.99 : 0.1;
      return { probability: share, certain: share, share };
    },
    promises: promisesOf(),
  };
  return { moment, asked };
}

test('FR36 a card counts the other places that likely have one of its variants, and asks no further where one has', () => {
  const { moment, asked } = momentSureOf(['here a', 'near a', 'far b', 'far a']);
  const records = [
    at('here', { a: 3 }),
    at('near', { b: 9, a: 4 }),
    at('far', { a: 2, b: 30 }),
    at('doubtful', { a: 1, b: 1 }),
    at('empty', { a: 0 }),
  ];
  const stock = cardStock(records, 'here', moment, []);
  expect(stock).toMatchObject({ here: { band: 'just-checked' }, nearby: 2 });
  expect(asked.filter((name) => name.startsWith('near'))).toEqual(['near b', 'near a']);
  expect(asked.filter((name) => name.startsWith('far'))).toEqual(['far b']);
});

test('FR36 what this store has no record of is unknown here, whatever others have', () => {
  const { moment } = momentSureOf(['near a']);
  expect(cardStock([at('near', { a: 4 })], 'here', moment, [])).toMatchObject({ here: { band: 'unknown' }, nearby: 1 });
});
