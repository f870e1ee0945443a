import { type Belief, distances } from './belief.ts';

/** What is remembered of each record beside what it says now; views over one buffer, fourteen bytes a record. */
export interface StockMemory {
  readonly beliefs: Uint8Array;
  readonly sold: Uint16Array;
  readonly hours: Uint16Array;
  readonly counted: Uint16Array;
}

const memoryBytes = distances + 6;

function memoryIn(buffer: ArrayBuffer, offset: number, slots: number): StockMemory {
  const after = offset + slots * distances;
  return {
    beliefs: new Uint8Array(buffer, offset, slots * distances),
    sold: new Uint16Array(buffer, after, slots),
    hours: new Uint16Array(buffer, after + slots * 2, slots),
    counted: new Uint16Array(buffer, after + slots * 4, slots),
  };
}

export const newMemory = (slots: number): StockMemory => memoryIn(new ArrayBuffer(slots * memoryBytes), 0, slots);

const soldUnit = 1 / 16;
const hoursUnit = 1 / 8;
/** What is older than so many hours of trade has faded: a season ago tells little of today. */
const mostHours = 1_000;
const mostSold = 4_000;
const countedUnitMs = 4 * 3_600_000;
const countedFrom = Date.UTC(2020, 0, 1);
const fullBelief = 254;

export const soldOf = ({ sold }: StockMemory, slot: number): number => (sold[slot] ?? 0) * soldUnit;
export const hoursOf = ({ hours }: StockMemory, slot: number): number => (hours[slot] ?? 0) * hoursUnit;

/** When it was last counted; null where it never was. */
export function countedAt({ counted }: StockMemory, slot: number): number | null {
  const units = counted[slot] ?? 0;
  return units === 0 ? null : countedFrom + units * countedUnitMs;
}

export function noteCount({ counted }: StockMemory, slot: number, at: number): void {
  counted[slot] = Math.max(1, Math.min(65_535, Math.floor((at - countedFrom) / countedUnitMs)));
}

/** Sales in so many hours of trade with goods on the shelf. */
export function noteSales(memory: StockMemory, slot: number, pieces: number, hours: number): void {
  const sold = soldOf(memory, slot) + pieces;
  const open = hoursOf(memory, slot) + hours;
  const kept = Math.min(1, mostHours / open, mostSold / sold);
  memory.sold[slot] = Math.round((sold * kept) / soldUnit);
  memory.hours[slot] = Math.round((open * kept) / hoursUnit);
}

/** False where nothing was ever noted. */
export function readBelief({ beliefs }: StockMemory, slot: number, into: Belief): boolean {
  let sum = 0;
  for (let at = 0; at < distances; at++) sum += into[at] = beliefs[slot * distances + at] ?? 0;
  return sum > 0;
}

/** A byte is coarse: rounded up or down by chance, small doubts add up over time instead of getting lost. */
export function writeBelief({ beliefs }: StockMemory, slot: number, belief: Belief, dice: () => number): void {
  for (let at = 0; at < distances; at++)
    beliefs[slot * distances + at] = Math.floor((belief[at] ?? 0) * fullBelief + dice());
}
