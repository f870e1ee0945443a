import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idStamp } from './column-kind.ts';
import { sampleTime, stockRow } from './sample-rows.fixture.ts';
import { isHad, readStock, stockChange, stockChunkOf, stockKind, stockPlaceOf, stockRemoval } from './stock-column.ts';

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
        const chunk = stockKind.empty();
        const full = stockRow('v', 'l', row.available, { ...row, observedAt: seconds * 1_000 });
        const change = stockChange(location, variant, full);
        stockKind.apply(chunk, Float64Array.from(change));
        const stored = stockKind.decode(stockKind.encode(chunk));
        expect(readStock(stored, variant)).toEqual({ ...row, observedAt: seconds * 1_000 });
        const place = stockPlaceOf(change[0] ?? -1);
        expect(place).toEqual({ location, firstVariant: variant - (variant % 1024) });
        expect(stockChunkOf(location, variant)).toBe(change[0]);
      }),
    );
  });

  test('a figure is never made to look younger than it is', () => {
    const chunk = stockKind.empty();
    stockKind.apply(
      chunk,
      Float64Array.from(stockChange(0, 0, stockRow('v', 'l', 1, { observedAt: sampleTime + 999 }))),
    );
    expect(readStock(chunk, 0)?.observedAt).toBe(sampleTime);
  });

  test('a removal takes away the row of that id and no other that has come in its place', () => {
    const chunk = stockKind.empty();
    stockKind.apply(chunk, Float64Array.from(stockChange(0, 5, stockRow('v', 'l', 1))));
    const removal = Float64Array.from(stockRemoval(0, chunk, idStamp('v@l')) ?? []);
    stockKind.apply(chunk, Float64Array.from(stockChange(0, 5, stockRow('v', 'l', 2, { sourceId: 'another' }))));
    stockKind.apply(chunk, removal);
    expect(readStock(chunk, 5)?.available).toBe(2);
    stockKind.apply(chunk, Float64Array.from(stockRemoval(0, chunk, idStamp('another')) ?? []));
    expect(readStock(chunk, 5)).toBeNull();
    expect(stockRemoval(0, chunk, idStamp('another'))).toBeNull();
  });

  test('SE6 what can be had is what is counted above nothing, or not counted', () => {
    const had = (available: number, policy: 'deny' | 'backorder' | 'untracked') => {
      const chunk = stockKind.empty();
      stockKind.apply(chunk, Float64Array.from(stockChange(0, 0, stockRow('v', 'l', available, { policy }))));
      return isHad(chunk, 0);
    };
    expect([had(1, 'deny'), had(0, 'deny'), had(-1, 'deny'), had(0, 'untracked'), had(0, 'backorder')]).toEqual([
      ...[true, false, false, true, false],
    ]);
    expect(isHad(stockKind.empty(), 0)).toBe(false);
  });
});
