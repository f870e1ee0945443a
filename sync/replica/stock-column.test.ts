import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryBytes, newMemory, packedNumbers, packMemory, unpackMemory } from '../freshness/stock-memory.ts';
import { seededRandom } from '../kernel/random.ts';
import { ChangeRows } from './change-rows.ts';
import { idStamp } from './column-kind.ts';
import { storageFormat } from './pointer.ts';
import {
  addStock,
  addStockRemoval,
  isHad,
  readStock,
  secondsOf,
  stampAt,
  stampOfStock,
  type StockChunk,
  stockChunkOf,
  stockKind,
  stockPlaceOf,
  termsOf,
  variantsStamped,
} from './stock-column.ts';
import type { Stock } from '../contract/stock.ts';
import { sampleTime, stockRow } from './sample-rows.fixture.ts';

function say(chunk: StockChunk, row: Stock, variant = 0, location = 0): number {
  const changes = new ChangeRows();
  const { available, observedAt } = row;
  const figure = { stamp: stampOfStock(row), available, seconds: secondsOf(observedAt), terms: termsOf(row) };
  stockKind.apply(chunk, changes.floats, addStock(changes, location, variant, figure));
  return changes.floats[0] ?? -1;
}

function takeBack(chunk: StockChunk, variant: number, stamp: number): void {
  const changes = new ChangeRows();
  stockKind.apply(chunk, changes.floats, addStockRemoval(changes, 0, variant, stamp));
}

const rows = fc.record({
  available: fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
  policy: fc.constantFrom('deny' as const, 'backorder' as const, 'untracked' as const),
  confidence: fc.constantFrom('exact' as const, 'eventual' as const, 'aggregate' as const),
  seconds: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

describe('stock in a column', () => {
  test('comes back as it was, through storage too', () => {
    fc.assert(
      fc.property(rows, fc.nat(3_000_000), fc.nat(500), ({ seconds, ...row }, variant, location) => {
        for (const sourceId of ['v@l', 'a platform id']) {
          const chunk = stockKind.empty();
          const observedAt = seconds * 1_000;
          const number = say(
            chunk,
            stockRow('v', 'l', row.available, { ...row, sourceId, observedAt }),
            variant,
            location,
          );
          const stored = stockKind.decode(stockKind.encode(chunk).buffer);
          expect(readStock(stored, variant)).toEqual({ ...row, observedAt });
          expect(stampAt(stored, variant)).toBe(sourceId === 'v@l' ? 0 : idStamp(sourceId));
          const place = stockPlaceOf(number);
          expect(place).toMatchObject({ location, firstVariant: variant - (variant % place.variants) });
          expect(stockChunkOf(location, variant)).toBe(number);
        }
      }),
    );
  });

  test('FR27 changes that an earlier version noted in another form are not read as ours: its catalog is fetched again', () => {
    // A change of this form belongs to this storage format; another form takes another number.
    expect([storageFormat, stockKind.width, memoryBytes]).toEqual([5, 10, 22]);
  });

  test('FR27 what is remembered of a record comes back as it was', () => {
    const [memory, again] = [newMemory(3), newMemory(3)];
    const random = seededRandom(27);
    const fill = (numbers: Uint8Array | Uint16Array, most: number) => {
      for (let at = 0; at < numbers.length; at++) numbers[at] = random.below(most + 1);
    };
    for (const bytes of [memory.beliefs, memory.fills, memory.due]) fill(bytes, 255);
    for (const words of [memory.sold, memory.hours, memory.counted]) fill(words, 65_535);
    const packed = new Float64Array(3 * packedNumbers);
    for (const slot of [0, 1, 2]) packMemory(memory, slot, packed, slot * packedNumbers);
    for (const slot of [0, 1, 2]) unpackMemory(again, slot, packed, slot * packedNumbers);
    expect(again).toEqual(memory);
  });

  test('FR9 the stamp of a figure is off by half a second at most', () => {
    const chunk = stockKind.empty();
    say(chunk, stockRow('v', 'l', 1, { observedAt: sampleTime + 499 }));
    expect(readStock(chunk, 0)?.observedAt).toBe(sampleTime);
    say(chunk, stockRow('v', 'l', 1, { observedAt: sampleTime + 500 }));
    expect(readStock(chunk, 0)?.observedAt).toBe(sampleTime + 1_000);
  });

  test('a removal takes away the row of that id and no other that has come in its place', () => {
    const chunk = stockKind.empty();
    const another = idStamp('another');
    say(chunk, stockRow('v', 'l', 1), 5);
    say(chunk, stockRow('v', 'l', 2, { sourceId: 'another' }), 5);
    takeBack(chunk, 5, 0);
    expect(readStock(chunk, 5)?.available).toBe(2);
    expect(variantsStamped(0, chunk, new Set([another, 7]))).toEqual([5]);
    takeBack(chunk, 5, another);
    expect(readStock(chunk, 5)).toBeNull();
    expect(variantsStamped(0, chunk, new Set([another]))).toEqual([]);
    say(chunk, stockRow('v', 'l', 3), 5);
    takeBack(chunk, 5, another);
    expect(stampAt(chunk, 5)).toBe(0);
    takeBack(chunk, 5, 0);
    expect(stampAt(chunk, 5)).toBeNull();
  });

  test('SE6 what can be had is what is counted above nothing, or not counted', () => {
    const had = (available: number, policy: 'deny' | 'backorder' | 'untracked') => {
      const chunk = stockKind.empty();
      say(chunk, stockRow('v', 'l', available, { policy }));
      return isHad(chunk, 0);
    };
    expect([had(1, 'deny'), had(0, 'deny'), had(-1, 'deny'), had(0, 'untracked'), had(0, 'backorder')]).toEqual([
      ...[true, false, false, true, false],
    ]);
    expect(isHad(stockKind.empty(), 0)).toBe(false);
  });
});
