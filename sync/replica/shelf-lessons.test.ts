import { describe, expect, test } from 'vitest';
import { countedAt, fillsOf, hoursOf, newMemory, soldOf } from '../freshness/stock-memory.ts';
import { StockModel } from '../freshness/stock-model.ts';
import type { Cell } from '../freshness/stock-record.ts';
import { eventsOfLevels, eventsOfRow, type ShelfEvents, timeInPage } from './shelf-events.ts';
import { learnOfShelf, noteCountBefore } from './shelf-lessons.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 5, 1, 12);

/** A shelf with one record, that was told first at noon. */
function shelf(available: number) {
  const model = new StockModel();
  const memory = newMemory(1);
  const cell: Cell = { memory, slot: 0, key: 0, group: 0, place: 0, article: 0 };
  let last = { available, at: noon };
  return {
    model,
    says(now: number, at: number, events: Partial<ShelfEvents> = {}) {
      const after = { available: now, at };
      learnOfShelf(model, cell, { before: last, after, events: { counted: null, received: null, ...events } });
      last = after;
    },
    get sold() {
      return soldOf(memory, 0);
    },
    get came() {
      return fillsOf(memory, 0);
    },
    get hours() {
      return hoursOf(memory, 0);
    },
    get countedAt() {
      return countedAt(memory, 0);
    },
    get lessons() {
      return [...model.common.errors.counts, ...model.common.drift.seen].reduce((sum, count) => sum + count, 0);
    },
    certain: () => model.outlook(cell, last, last.at, last.at, 0).certain,
  };
}

const counted = (pieces: number, recorded: number, at = noon + 2 * hour) => ({ at, pieces, recorded });

describe('what a platform tells of a shelf', () => {
  test('FR47 what a count puts right is no sale, and what is there is known', () => {
    const told = shelf(6);
    told.says(2, noon + 3 * hour, { counted: counted(2, 6) });
    const silent = shelf(6);
    silent.says(2, noon + 3 * hour);
    expect(told.sold).toBe(0);
    expect(silent.sold).toBeGreaterThan(2);
    expect(told.certain()).toBeGreaterThan(silent.certain());
  });

  test('FR47 what was sold before a count and after it is told apart from what it put right', () => {
    const told = shelf(9);
    // Two sold, counted four where seven were recorded, one sold.
    told.says(3, noon + 3 * hour, { counted: counted(4, 7) });
    expect(told.sold).toBeCloseTo(3, 0);
    expect(told.hours).toBeCloseTo(3, 0);
  });

  test('FR47 a record that is put right only later had no delivery before, and no sale then', () => {
    const told = shelf(6);
    told.says(6, noon + 3 * hour, { counted: counted(2, 6) });
    expect(told.came).toBe(0);
    told.says(2, noon + 20 * hour);
    expect([told.sold, told.came]).toEqual([0, 0]);
    expect(told.certain()).toBeGreaterThan(0.95);
  });

  test('FR47 what was counted while nothing was heard is put right before what came then, and is there', () => {
    const told = shelf(4);
    const received = { at: noon + 60 * hour, pieces: 3 };
    told.says(3, noon + 100 * hour, { counted: counted(0, 4), received });
    expect(told.sold).toBe(0);
    expect(told.certain()).toBeGreaterThan(0.9);
  });

  test('FR47 a count is learned from once, though its row comes again', () => {
    const told = shelf(6);
    const event = { counted: counted(2, 6) };
    const before = told.lessons;
    told.says(2, noon + 3 * hour, event);
    const once = told.lessons;
    told.says(1, noon + 4 * hour, event);
    told.says(1, noon + 5 * hour, event);
    expect(once).toBeGreaterThan(before);
    expect(told.lessons).toBe(once);
    expect(told.sold).toBeCloseTo(1, 0);
  });

  test('FR47 a count that is told late says how wrong the record was, and was no sale', () => {
    const told = shelf(4);
    told.says(1, noon + hour, { counted: counted(2, 5, noon - 3 * hour) });
    expect(told.sold).toBe(0);
    expect(told.lessons).toBeGreaterThan(shelf(4).lessons);
  });

  test.each([
    ['before any count', { received: { at: noon + hour, pieces: 5 } }, 8],
    ['before the count', { received: { at: noon + hour, pieces: 5 }, counted: counted(8, 8) }, 8],
    ['after the count', { received: { at: noon + 2.5 * hour, pieces: 5 }, counted: counted(3, 3) }, 8],
  ])('FR47 goods that are booked in %s hide no sale: one of four went, five came', (_, events, now) => {
    const told = shelf(4);
    told.says(now, noon + 3 * hour, events);
    expect(told.sold).toBeCloseTo(1, 0);
    const silent = shelf(4);
    silent.says(now, noon + 3 * hour);
    expect(silent.sold).toBe(0);
  });

  test('FR47 a receipt that the figure of before may have had is not taken off again', () => {
    const told = shelf(9);
    told.says(8, noon + hour, { received: { at: noon + 1_000, pieces: 1 } });
    expect(told.sold).toBeCloseTo(1, 0);
    told.says(8, noon + 2 * hour, { received: { at: noon + 1.5 * hour, pieces: 5 } });
    expect(told.sold).toBeCloseTo(1, 0);
  });

  test('FR47 of a record that is new here it is known when it was counted', () => {
    const memory = newMemory(1);
    noteCountBefore(
      { memory, slot: 0, key: 0, group: 0, place: 0, article: 0 },
      { counted: counted(2, 6), received: null },
    );
    expect(Math.abs((countedAt(memory, 0) ?? 0) - noon)).toBeLessThan(5 * hour);
  });
});

describe('when it was', () => {
  const page = (serverTime: number, askedAt = noon) =>
    ({ askedAt, end: { next: 'c', complete: true, epoch: 'e', serverTime } }) as const;

  test('FR47 is known from the platform’s own clock, however wrong it goes', () => {
    for (const wrongBy of [0, -7 * hour, 400 * 24 * hour])
      expect(timeInPage(page(noon + wrongBy))(noon + wrongBy - hour)).toBe(noon - hour);
    expect(timeInPage(page(noon))(noon + 1_000)).toBe(noon);
  });

  test('FR47 FR12 of a time that lies ahead nothing is learned', () => {
    const timeOf = timeInPage(page(noon));
    const ahead = { at: noon + hour, pieces: 1 };
    const counted1 = { at: noon - hour, pieces: 1, recorded: 2 };
    expect(eventsOfRow({ received: ahead, counted: counted1 }, timeOf)).toEqual({ received: null, counted: counted1 });
    expect(eventsOfRow({}, timeOf)).toBeNull();
  });

  test('FR47 in a line of levels is told of each place by itself', () => {
    const timeOf = timeInPage(page(noon));
    expect(eventsOfLevels({}, timeOf)).toBeNull();
    const all = eventsOfLevels({ counted: [['a', noon - hour, 3, 4]], received: [['b', noon - hour, 5]] }, timeOf);
    expect(all?.get('a')).toEqual({ counted: { at: noon - hour, pieces: 3, recorded: 4 }, received: null });
    expect(all?.get('b')).toEqual({ counted: null, received: { at: noon - hour, pieces: 5 } });
    expect(all?.get('c')).toBeUndefined();
  });
});
