import { type Belief, distances } from './belief.ts';

/** What is remembered of each record beside what it says now; views over one buffer, twenty-two bytes a record. */
export interface StockMemory {
  readonly beliefs: Uint8Array;
  readonly sold: Uint16Array;
  readonly hours: Uint16Array;
  readonly counted: Uint16Array;
  /** So often goods have come since it is watched. */
  readonly fills: Uint8Array;
  /** So often they were to be expected, as often as they come to records like it. */
  readonly due: Uint8Array;
}

export const memoryBytes = distances + 8;

export function memoryIn(buffer: ArrayBuffer, offset: number, slots: number): StockMemory {
  const after = offset + slots * distances;
  return {
    beliefs: new Uint8Array(buffer, offset, slots * distances),
    sold: new Uint16Array(buffer, after, slots),
    hours: new Uint16Array(buffer, after + slots * 2, slots),
    counted: new Uint16Array(buffer, after + slots * 4, slots),
    fills: new Uint8Array(buffer, after + slots * 6, slots),
    due: new Uint8Array(buffer, after + slots * 7, slots),
  };
}

export const newMemory = (slots: number): StockMemory => memoryIn(new ArrayBuffer(slots * memoryBytes), 0, slots);

const soldUnit = 1 / 16;
const hoursUnit = 1 / 8;
/** What is older than so many hours of trade has faded: a season ago tells little of today. */
const mostHours = 1_000;
const mostSold = 4_000;
export const countedUnitMs = 4 * 3_600_000;
const countedFrom = Date.UTC(2020, 0, 1);
const fullBelief = 254;
const dueUnit = 1 / 16;
/** After so many deliveries half of what was seen is let go: whether it is still ordered shows in the last ones. */
const mostDue = 15;

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

export const fillsOf = ({ fills }: StockMemory, slot: number): number => fills[slot] ?? 0;
export const dueOf = ({ due }: StockMemory, slot: number): number => (due[slot] ?? 0) * dueUnit;

export function noteFilled({ fills }: StockMemory, slot: number): void {
  fills[slot] = Math.min(255, (fills[slot] ?? 0) + 1);
}

/** So many more deliveries were to be expected. */
export function noteDue(memory: StockMemory, slot: number, deliveries: number, dice: () => number): void {
  const due = dueOf(memory, slot) + deliveries;
  const kept = due > mostDue ? 0.5 : 1;
  // That goods have come at all is never forgotten.
  const fills = fillsOf(memory, slot);
  memory.fills[slot] = Math.max(Math.min(1, fills), Math.floor(fills * kept + dice()));
  memory.due[slot] = Math.min(255, Math.floor((due * kept) / dueUnit + dice()));
}

/** Sales in so many hours of trade with goods on the shelf. Rounded up or down by chance, so that many short times add up to a long one. */
export function noteSales(memory: StockMemory, slot: number, pieces: number, hours: number, dice: () => number): void {
  const sold = soldOf(memory, slot) + pieces;
  const open = hoursOf(memory, slot) + hours;
  const kept = Math.min(1, mostHours / open, mostSold / sold);
  memory.sold[slot] = Math.floor((sold * kept) / soldUnit + dice());
  memory.hours[slot] = Math.floor((open * kept) / hoursUnit + dice());
}

const [half, whole] = [2 ** 16, 2 ** 32];
/** A number holds six bytes exactly. */
const bytesANumber = 6;
const singleBytes = distances + 2;
const byteNumbers = Math.ceil(singleBytes / bytesANumber);
/** A memory takes that many numbers where it is noted among others. */
export const packedNumbers = 1 + byteNumbers;

/** Of all that is a byte each, the array that holds one and where. */
function byteOf({ beliefs, fills, due }: StockMemory, slot: number, byte: number): readonly [Uint8Array, number] {
  if (byte < distances) return [beliefs, slot * distances + byte];
  return [byte === distances ? fills : due, slot];
}

/** All that is remembered of a record, in numbers that come back as they were. */
export function packMemory(memory: StockMemory, slot: number, into: Float64Array, at: number): void {
  const { sold, hours, counted } = memory;
  into[at] = (sold[slot] ?? 0) + (hours[slot] ?? 0) * half + (counted[slot] ?? 0) * whole;
  for (let number = 0; number < byteNumbers; number++) {
    const from = number * bytesANumber;
    let packed = 0;
    for (let byte = Math.min(singleBytes, from + bytesANumber) - 1; byte >= from; byte--) {
      const [bytes, place] = byteOf(memory, slot, byte);
      packed = packed * 256 + (bytes[place] ?? 0);
    }
    into[at + 1 + number] = packed;
  }
}

export function unpackMemory(memory: StockMemory, slot: number, from: Float64Array, at: number): void {
  const { sold, hours, counted } = memory;
  const figures = from[at] ?? 0;
  sold[slot] = figures % half;
  hours[slot] = Math.floor(figures / half) % half;
  counted[slot] = Math.floor(figures / whole);
  for (let number = 0; number < byteNumbers; number++) {
    let packed = from[at + 1 + number] ?? 0;
    const first = number * bytesANumber;
    for (let byte = first; byte < Math.min(singleBytes, first + bytesANumber); byte++) {
      const [bytes, place] = byteOf(memory, slot, byte);
      bytes[place] = packed % 256;
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
