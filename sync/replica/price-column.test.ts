import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Price } from '../contract/price.ts';
import { ChangeRows } from './change-rows.ts';
import { idStamp } from './column-kind.ts';
import { addPrice, addPriceRemoval, priceKind, pricesStamped } from './price-changes.ts';
import type { PriceChunk } from './price-chunk.ts';
import { minorNow, nextTurn, readPrice, timedVariants } from './price-column.ts';
import { priceRow } from './sample-rows.fixture.ts';

const here = { location: 'loc-1', country: 'IE' };
const noon = 1_700_000_000_000;

function say(chunk: PriceChunk, row: Price, variant = 700): void {
  const rows = new ChangeRows();
  priceKind.apply(chunk, rows.floats, addPrice(rows, variant, row, here));
}

function takeBack(chunk: PriceChunk, id: string): void {
  for (const [variant, stamp] of pricesStamped(0, chunk, new Set([idStamp(id)]))) {
    const rows = new ChangeRows();
    priceKind.apply(chunk, rows.floats, addPriceRemoval(rows, variant, stamp));
  }
}

function chunkOf(said: readonly Price[]): PriceChunk {
  const chunk = priceKind.empty();
  for (const row of said) say(chunk, row);
  return chunk;
}

/** What comes back from storage has to be said as well. */
const stored = (chunk: PriceChunk) => priceKind.decode(priceKind.encode(chunk).buffer);
const minorOf = (said: readonly Price[], now = noon) =>
  readPrice(stored(chunkOf(said)), 700, now)?.amount.minor ?? null;
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

  test.each([
    ['EUR', 5, 6],
    ['JPY', 2 ** 40, 7],
    ['AAA', 5, 2 ** 41],
    ['ZZZ', -(2 ** 31), 3],
  ])('keeps its currency %s and amounts of any size, %d before %d, through storage too', (currency, minor, before) => {
    const money = (amount: number) => ({ minor: amount, currency, exponent: 3 });
    const chunk = chunkOf([priceRow('v', 0, { amount: money(minor), compareAt: money(before) })]);
    expect(readPrice(stored(chunk), 700, noon)).toEqual({ amount: money(minor), compareAt: money(before) });
    expect(minorNow(chunk, 700, noon)).toBe(minor);
  });

  test('said again replaces what was said; taken back is gone', () => {
    const chunk = chunkOf([priceRow('v', 5), priceRow('v', 6), named('more', 4, { context: { country: 'IE' } })]);
    expect(readPrice(chunk, 700, noon)?.amount.minor).toBe(4);
    takeBack(chunk, 'more');
    expect(readPrice(chunk, 700, noon)?.amount.minor).toBe(6);
    expect(readPrice(chunk, 701, noon)).toBeNull();
    takeBack(chunk, 'price-v');
    expect(readPrice(chunk, 700, noon)).toBeNull();
  });

  test('that no longer holds here takes back what it said', () => {
    expect(minorOf([named('a', 5, {}), named('a', 6, { context: { location: 'loc-2' } })])).toBeNull();
  });

  test('many of one variant are kept beside one another, and told by the clock', () => {
    const days = Array.from({ length: 50 }, (_, day) =>
      named(`day-${day}`, day, { validFrom: noon + day, validUntil: noon + day + 1 }),
    );
    expect(minorOf(days, noon + 33)).toBe(33);
    expect(timedVariants(0, chunkOf(days))).toEqual([700]);
    expect(
      timedVariants(0, chunkOf([named('usual', 1, {}), named('more', 1, { context: { country: 'IE' } })])),
    ).toEqual([]);
    expect([noon - 5, noon + 3, noon + 60].map((now) => nextTurn(chunkOf(days), 700, now))).toEqual([
      noon,
      noon + 4,
      Infinity,
    ]);
  });

  test('is what a list of all that was said would give, after any sequence', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      minor: fc.constantFrom(1, 2, 2 ** 33),
      compare: fc.option(fc.constantFrom(9, 2 ** 35), { nil: undefined }),
      country: fc.constantFrom('IE', 'DE', undefined),
      from: fc.constantFrom(undefined, noon, noon + 10),
      gone: fc.boolean(),
      variant: fc.constantFrom(700, 701),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const chunk = priceKind.empty();
        const said = new Map<string, Price>();
        for (const { id, minor, compare, country, from, gone, variant } of steps) {
          const key = `${id}-${variant}`;
          const amount = { minor, currency: 'EUR', exponent: 2 };
          const row = named(key, minor, {
            context: country === undefined ? {} : { country },
            ...(compare !== undefined && { compareAt: { ...amount, minor: compare } }),
            ...(from !== undefined && { validFrom: from }),
          });
          if (gone) takeBack(chunk, key);
          else say(chunk, row, variant);
          if (gone) said.delete(key);
          else said.set(key, row);
        }
        for (const variant of [700, 701])
          for (const now of [noon - 1, noon, noon + 10]) {
            const rank = ({ context, validFrom }: Price) =>
              (context.country === undefined ? 0 : 2 ** 46) + (validFrom ?? 0);
            const fitting = [...said]
              .filter(
                ([key, row]) =>
                  key.endsWith(String(variant)) && row.context.country !== 'DE' && (row.validFrom ?? 0) <= now,
              )
              .map(([, row]) => row);
            const best = Math.max(-1, ...fitting.map(rank));
            const allowed = fitting.filter((row) => rank(row) === best).map((row) => row.amount.minor);
            for (const each of [chunk, stored(chunk)]) {
              const minor = readPrice(each, variant, now)?.amount.minor ?? null;
              if (allowed.length === 0) expect(minor).toBeNull();
              else expect(allowed).toContain(minor);
              expect(minorNow(each, variant, now)).toBe(minor ?? Number.NaN);
            }
          }
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
