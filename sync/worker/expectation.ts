import { ageOf, checkedAt } from '../freshness/age.ts';
import { newMemory } from '../freshness/stock-memory.ts';
import { StockModel } from '../freshness/stock-model.ts';
import type { Outlook } from '../freshness/stock-outlook.ts';
import type { Generation } from '../replica/generation.ts';
import type { StoredReading } from '../replica/stock-column.ts';
import type { Expected } from '../replica/stock-learning.ts';
import type { Moment } from './moment.ts';

/** What is to be expected of a record. */
export type Expectation = (location: string, variant: string, expected: Expected) => Outlook;

const untaught = new StockModel();
const nothingKnown = { memory: newMemory(1), slot: 0, key: 0, group: 0, place: 0, article: 0 };

/** FR23: what is expected before anything of what was learned is in memory. */
const untaughtExpectation: Expectation = (_location, _variant, { told, knownAt, ageMs, keptBack }) =>
  untaught.outlook(nothingKnown, told, knownAt, knownAt + ageMs, keptBack);

/** By what that generation has learned; it learns from what shoppers ask for, too. */
export const expectationIn = (generation: Generation | null, asked = false): Expectation =>
  generation?.loaded === true
    ? (location, variant, expected) => generation.outlook(location, variant, { ...expected, asked })
    : untaughtExpectation;

/** Nothing is expected of what is not counted, or of an age that nobody knows. */
export function outlookOf(
  { since, confirmedAt, outlook }: Moment,
  variant: string,
  location: string,
  reading: StoredReading | null,
  keptBack: number,
): Outlook | null {
  if (reading === null || reading.policy === 'untracked') return null;
  const { available, observedAt } = reading;
  const ageMs = ageOf({ observedAt, confirmedAt }, since);
  if (ageMs === null) return null;
  const knownAt = checkedAt({ observedAt, confirmedAt });
  return outlook(location, variant, { told: { available, at: observedAt }, knownAt, ageMs, keptBack });
}
