import { describe, expect, test } from 'vitest';
import type { Price } from '../contract/price.ts';
import { idStamp } from './column-kind.ts';
import { priceChange, priceChunkOf, priceKind, priceRemovals, readPrice } from './price-column.ts';
import { priceRow } from './sample-rows.fixture.ts';

const here = { location: 'loc-1', country: 'IE' };
const noon = 1_700_000_000_000;

function chunkOf(rows: readonly Price[], variant = 700) {
  const chunk = priceKind.empty();
  for (const row of rows) {
    const change = priceChange(variant, row, here);
    if (change !== null) priceKind.apply(chunk, Float64Array.from(change));
  }
  return chunk;
}
const minorOf = (rows: readonly Price[], now = noon) => readPrice(chunkOf(rows), 700, now)?.amount.minor ?? null;
const named = (id: string, minor: number, changes: Partial<Price>) =>
  priceRow('v', minor, { sourceId: id, ...changes });

describe('a price', () => {
  test('of this place is before that of the country, and that before the general one', () => {
    const all = named('all', 30, {});
    const country = named('country', 20, { context: { country: 'IE' } });
    const place = named('place', 40, { context: { location: 'loc-1' } });
    expect(minorOf([all, country, place])).toBe(40);
    expect(minorOf([place, country, all])).toBe(40);
    expect(minorOf([all, country])).toBe(20);
    expect(minorOf([all])).toBe(30);
  });

  test.each([{ location: 'loc-2' }, { country: 'DE' }, { channel: 'web' }, { customerGroup: 'staff' }])(
    'for %o is not asked here',
    (context) => expect(minorOf([named('other', 1, { context })])).toBeNull(),
  );

  test('holds from its first moment up to, and not including, its last', () => {
    const usual = named('usual', 100, {});
    const sale = named('sale', 70, { validFrom: noon, validUntil: noon + 10 });
    expect([noon - 1, noon, noon + 9, noon + 10].map((now) => minorOf([usual, sale], now))).toEqual([100, 70, 70, 100]);
    expect(minorOf([sale], noon + 10)).toBeNull();
  });

  test.each(['EUR', 'JPY', 'AAA', 'ZZZ'])('keeps its currency %s and exponent, through storage too', (currency) => {
    const amount = { minor: 2 ** 40, currency, exponent: 3 };
    const chunk = chunkOf([priceRow('v', 0, { amount, compareAt: { ...amount, minor: 2 ** 41 } })]);
    const stored = priceKind.decode(priceKind.encode(chunk));
    expect(readPrice(stored, 700, noon)).toEqual({ amount, compareAt: { ...amount, minor: 2 ** 41 } });
  });

  test('said again replaces what was said; taken back is gone', () => {
    const chunk = chunkOf([priceRow('v', 5), priceRow('v', 6), named('more', 4, { context: { country: 'IE' } })]);
    expect(chunk.count).toBe(2);
    const [removal] = priceRemovals(priceChunkOf(700), chunk, idStamp('more'));
    priceKind.apply(chunk, Float64Array.from(removal ?? []));
    expect(readPrice(chunk, 700, noon)?.amount.minor).toBe(6);
    expect(readPrice(chunk, 701, noon)).toBeNull();
  });

  test('many of one variant are kept beside one another', () => {
    const rows = Array.from({ length: 50 }, (_, day) =>
      named(`day-${day}`, day, { validFrom: noon + day, validUntil: noon + day + 1 }),
    );
    expect(minorOf(rows, noon + 33)).toBe(33);
  });
});
