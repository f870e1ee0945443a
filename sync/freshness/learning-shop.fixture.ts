import { ArticleTally } from './article-paces.ts';
import { newMemory } from './stock-memory.ts';
import { StockModel } from './stock-model.ts';
import type { Cell, Told } from './stock-record.ts';
import { Survey } from './survey.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** A Monday. */
export const monday = Date.UTC(2026, 5, 1);

/** Doors open from 9 to 20, Sundays closed. */
const weekdays = Array.from({ length: 168 }, (_, at) => (at < 144 && at % 24 >= 9 && at % 24 < 20 ? 1 : 0));

/** A model with a few records, each of which can be told something, counted and asked about. */
export function learningShop(records = 1, groupOf: (slot: number) => number = () => 0) {
  const model = new StockModel();
  model.common.place(0).setHours({ open: weekdays, offsetMs: 0 });
  const memory = newMemory(records);
  const told: Told[] = [];
  const cell = (slot: number): Cell => ({ memory, slot, key: slot, group: groupOf(slot), place: 0, article: slot });
  const last = (slot: number): Told => told[slot] ?? { available: 0, at: monday };
  return {
    model,
    say(slot: number, available: number, at: number): void {
      const before = told[slot];
      told[slot] = { available, at };
      if (before !== undefined) model.changed(cell(slot), before, last(slot));
    },
    count(slot: number, counted: number, at: number): void {
      model.counted(cell(slot), last(slot), counted, at);
      told[slot] = { ...last(slot), at };
    },
    book: (slot: number, pieces: number, at: number) => model.restocked(cell(slot), last(slot), pieces, at),
    confirm: (at: number) => model.common.confirmed(0, at),
    survey(at: number, days: number): void {
      const tally = new ArticleTally(model.common.paces);
      for (const [slot, record] of told.entries()) model.tally(tally, cell(slot), record);
      tally.end();
      const survey = new Survey(model, at, days, records);
      for (const [slot, record] of told.entries()) survey.add(cell(slot), record);
      survey.end();
    },
    /** A shopper looks at it, as it was known at that time. */
    open: (slot: number, knownAt: number) => model.asked(cell(slot), last(slot), knownAt, knownAt, 0),
    /** Known until then, asked so much later. */
    ask: (slot: number, knownAt: number, ageMs = 0, keptBack = 0) =>
      model.outlook(cell(slot), last(slot), knownAt, knownAt + ageMs, keptBack),
  };
}

/** One piece of a full shelf sold at each of these hours of the first days. */
export function sellDaily(shop: ReturnType<typeof learningShop>, slot: number, days: number, from: number): number {
  let left = from;
  for (let at = 0; at < days; at++) shop.say(slot, left--, monday + at * day + 12 * hour);
  return left + 1;
}
