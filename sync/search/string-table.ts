import { STEP, type Steps } from './steps.ts';

/**
 * Many strings as two arrays, so that they are saved and loaded without being touched and decoded one at a time. UTF-16 units, not UTF-8:
 * they compare as JavaScript's own strings do, and this world has no text codec.
 */
export interface StringTable {
  readonly units: Uint16Array;
  /** One more than there are strings: the last is the end. */
  readonly starts: Uint32Array;
}

export function* packStrings(strings: readonly string[]): Steps<StringTable> {
  const starts = new Uint32Array(strings.length + 1);
  strings.forEach((text, index) => (starts[index + 1] = (starts[index] ?? 0) + text.length));
  const units = new Uint16Array(starts[strings.length] ?? 0);
  for (let from = 0; from < strings.length; from += STEP) {
    for (let index = from; index < Math.min(from + STEP, strings.length); index++)
      writeUnits(strings[index] ?? '', units, starts[index] ?? 0);
    yield;
  }
  return { units, starts };
}

/** For short strings: all units are passed as arguments. */
export function stringAt(table: StringTable, index: number): string {
  const units = table.units.subarray(table.starts[index] ?? 0, table.starts[index + 1] ?? 0);
  return String.fromCharCode(...units);
}

export const stringCount = (table: StringTable): number => table.starts.length - 1;

/** As JavaScript compares strings: negative, zero or positive. */
export function compareStrings(one: StringTable, index: number, other: StringTable, otherIndex: number): number {
  const start = one.starts[index] ?? 0;
  const otherStart = other.starts[otherIndex] ?? 0;
  const length = (one.starts[index + 1] ?? 0) - start;
  const otherLength = (other.starts[otherIndex + 1] ?? 0) - otherStart;
  const both = Math.min(length, otherLength);
  for (let unit = 0; unit < both; unit++) {
    const difference = (one.units[start + unit] ?? 0) - (other.units[otherStart + unit] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}

/** Appends strings of other tables, up to the room it was made with. */
export class StringWriter {
  readonly #units: Uint16Array;
  readonly #starts: Uint32Array;
  #count = 0;

  constructor(strings: number, units: number) {
    this.#units = new Uint16Array(units);
    this.#starts = new Uint32Array(strings + 1);
  }

  add(table: StringTable, index: number): void {
    let place = this.#starts[this.#count] ?? 0;
    const end = table.starts[index + 1] ?? 0;
    for (let unit = table.starts[index] ?? 0; unit < end; unit++) this.#units[place++] = table.units[unit] ?? 0;
    this.#starts[++this.#count] = place;
  }

  finish(): StringTable {
    return {
      units: this.#units.slice(0, this.#starts[this.#count]),
      starts: this.#starts.slice(0, this.#count + 1),
    };
  }
}

function writeUnits(text: string, units: Uint16Array, start: number): void {
  for (let unit = 0; unit < text.length; unit++) units[start + unit] = text.charCodeAt(unit);
}
