import { type Belief, distances } from './belief.ts';

/** What is remembered of each record beside what it says now; views over one buffer, twenty-one bytes a record. */
export interface StockMemory {
  readonly beliefs: Uint8Array;
  readonly sold: Uint16Array;
  readonly hours: Uint16Array;
  readonly counted: Uint16Array;
  /** 1 where goods have come since it is watched. */
  readonly filled: Uint8Array;
}

export const memoryBytes = distances + 7;

export function memoryIn(buffer: ArrayBuffer, offset: number, slots: number): StockMemory {
  const after = offset + slots * distances;
  return {
    beliefs: new Uint8Array(buffer, offset, slots * distances),
    sold: new Uint16Array(buffer, after, slots),
    hours: new Uint16Array(buffer, after + slots * 2, slots),
    counted: new Uint16Array(buffer, after + slots * 4, slots),
    filled: new Uint8Array(buffer, after + slots * 6, slots),
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

/** Have goods come since it is watched? */
export const wasFilled = ({ filled }: StockMemory, slot: number): boolean => filled[slot] === 1;

export function noteFilled({ filled }: StockMemory, slot: number): void {
  filled[slot] = 1;
}

/** Sales in so many hours of trade with goods on the shelf. Rounded up or down by chance, so that many short times add up to a long one. */
export function noteSales(memory: StockMemory, slot: number, pieces: number, hours: number, dice: () => number): void {
  const sold = soldOf(memory, slot) + pieces;
  const open = hoursOf(memory, slot) + hours;
  const kept = Math.min(1, mostHours / open, mostSold / sold);
  memory.sold[slot] = Math.floor((sold * kept) / soldUnit + dice());
  memory.hours[slot] = Math.floor((open * kept) / hoursUnit + dice());
}

const [half, whole, more] = [2 ** 16, 2 ** 32, 2 ** 48];
/** A number holds six bytes exactly. */
const bytesANumber = 6;
const beliefNumbers = Math.ceil(distances / bytesANumber);
/** A memory takes that many numbers where it is noted among others. */
export const packedNumbers = 1 + beliefNumbers;

/** All that is remembered of a record, in numbers that come back as they were. */
export function packMemory(
  { sold, hours, counted, filled, beliefs }: StockMemory,
  slot: number,
  into: Float64Array,
  at: number,
): void {
  into[at] = (sold[slot] ?? 0) + (hours[slot] ?? 0) * half + (counted[slot] ?? 0) * whole + (filled[slot] ?? 0) * more;
  for (let number = 0; number < beliefNumbers; number++) {
    const from = number * bytesANumber;
    let packed = 0;
    for (let byte = Math.min(distances, from + bytesANumber) - 1; byte >= from; byte--)
      packed = packed * 256 + (beliefs[slot * distances + byte] ?? 0);
    into[at + 1 + number] = packed;
  }
}

export function unpackMemory(
  { sold, hours, counted, filled, beliefs }: StockMemory,
  slot: number,
  from: Float64Array,
  at: number,
): void {
  const figures = from[at] ?? 0;
  sold[slot] = figures % half;
  hours[slot] = Math.floor(figures / half) % half;
  counted[slot] = Math.floor(figures / whole) % half;
  filled[slot] = Math.floor(figures / more);
  for (let number = 0; number < beliefNumbers; number++) {
    let packed = from[at + 1 + number] ?? 0;
    const first = number * bytesANumber;
    for (let byte = first; byte < Math.min(distances, first + bytesANumber); byte++) {
      beliefs[slot * distances + byte] = packed % 256;
      packed = Math.floor(packed / 256);
    }
  }
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
