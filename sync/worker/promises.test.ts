import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessStock } from '../freshness/assess.ts';
import { HOPE, PROMISES, type PromiseRow } from '../freshness/bands.ts';
import { categoryRow } from '../replica/sample-rows.fixture.ts';
import { parseSettings } from '../settings/parse-settings.ts';
import { promisesOf, withAllAbove } from './promises.ts';

const minuteMs = 60_000;
const settingsWith = (promises: unknown) =>
  parseSettings(
    JSON.stringify({
      kiosk: { id: 'kiosk-1' },
      store: { name: 'Anna Street', location: 'loc-1' },
      connector: { kind: 'demo', url: 'http://127.0.0.1:4410', client: 'kiosk-1', secret: 'hunter2' },
      languages: ['en'],
      currency: 'EUR',
      promises,
    }),
  );

/** Null where the settings refuse it. */
function promisesWith(promises: unknown) {
  const parsed = settingsWith(promises);
  return parsed.ok ? promisesOf(parsed.value.promises) : null;
}

const bandAt = (table: readonly PromiseRow[], ageMs: number, share: number) =>
  assessStock({
    reading: { available: 5, policy: 'deny', confidence: 'exact', observedAt: 0 },
    ...{ confirmedAt: null, since: () => ageMs, pendingOwn: 0, table },
    outlook: { probability: share, certain: share, share },
  }).band;

describe('a retailer’s table', () => {
  const rows = fc.record({
    band: fc.constantFrom('just-checked' as const, 'likely' as const, 'ask' as const),
    chance: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    upToMinutes: fc.integer({ min: 1, max: 20 }),
  });
  const order = ['just-checked', 'likely', 'ask'];
  // As somebody writes them who means well, and as they come.
  const tables = fc.oneof(
    fc.array(rows, { minLength: 1, maxLength: 4 }),
    fc
      .array(rows, { minLength: 1, maxLength: 4 })
      .map((all) =>
        all.toSorted(
          (one, other) => order.indexOf(one.band) - order.indexOf(other.band) || one.upToMinutes - other.upToMinutes,
        ),
      ),
  );

  test('FR45 whatever is accepted, what is said never rises with age and never falls with the chance', () => {
    let accepted = 0;
    const moments = fc.record({ age: fc.nat(21), more: fc.nat(21), one: fc.nat(10), other: fc.nat(10) });
    fc.assert(
      fc.property(tables, moments, (table, { age, more, one, other }) => {
        const own = promisesWith({ table });
        if (own === null) return;
        accepted++;
        const [low, high] = [Math.min(one, other) / 10, Math.max(one, other) / 10];
        const older = HOPE[bandAt(own.table, (age + more) * minuteMs, low)];
        expect(older).toBeLessThanOrEqual(HOPE[bandAt(own.table, age * minuteMs, high)]);
      }),
      { seed: 45, numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('FR45 of what is refused for its order, something would rise', () => {
    const table = [
      { band: 'ask', chance: 0, upToMinutes: 1 },
      { band: 'likely', chance: 0.9, upToMinutes: 5 },
    ] as const;
    expect(promisesWith({ table })).toBeNull();
    const taken = table.map(({ upToMinutes, ...row }) => ({ ...row, upToMs: upToMinutes * minuteMs }));
    expect(HOPE[bandAt(taken, 2 * minuteMs, 1)]).toBeGreaterThan(HOPE[bandAt(taken, 0, 1)]);
  });

  test('FR45 what is said without one could stand in the settings', () => {
    const table = PROMISES.map(({ upToMs, ...row }) => ({ ...row, upToMinutes: upToMs / minuteMs }));
    expect(promisesWith({ table })?.table).toEqual(PROMISES);
    expect(promisesWith({})?.table).toBe(PROMISES);
    expect(promisesOf().table).toBe(PROMISES);
  });
});

describe('what a store keeps back', () => {
  const keptBack = { everywhere: 1, byCategory: { lamps: 3, reading: 2, chairs: 0 } };

  test.each([
    [[], 1],
    [['lamps'], 3],
    [['chairs'], 1],
    [['chairs', 'reading'], 2],
    [['unheard-of'], 1],
  ])('FR46 of goods in %j it is the most of what is said of these: %i', (categories, pieces) => {
    expect(promisesWith({ keptBack })?.keptBack(categories)).toBe(pieces);
  });

  test('FR46 what is said of a category is said of all below it, also where a tree is a circle', () => {
    const tree = new Map([
      ['reading', categoryRow('reading', 'lamps')],
      ['lamps', categoryRow('lamps', 'home')],
      ['home', categoryRow('home', 'reading')],
    ]);
    expect(withAllAbove(['reading'], tree).toSorted()).toEqual(['home', 'lamps', 'reading']);
    expect(withAllAbove(['unheard-of'], tree)).toEqual(['unheard-of']);
  });
});
