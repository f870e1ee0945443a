import type { Breath } from '../kernel/breath.ts';
import { heldBytes } from '../kernel/held-bytes.ts';
import { grown } from './grown.ts';
import { seldom } from './seldom.ts';

const startingCapacity = 1024;
const countBytes = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bytesOf = (length: number) => new Uint8Array(length);
const wordsOf = (length: number) => new Uint32Array(length);

/**
 * Ids to dense numbers. The ids lie as bytes in one array and are found by an open-addressed table of 32-bit numbers: a third of the
 * memory of a Map of strings, which a million products with their variants need.
 */
export class Directory {
  #bytes = new Uint8Array(startingCapacity * 16);
  #starts = new Uint32Array(startingCapacity + 1);
  /** Ordinal + 1; 0 is a free place. Twice as large as needed, so that runs stay short. */
  #table = new Uint32Array(startingCapacity * 2);
  #scratch = new Uint8Array(1024);
  #count = 0;
  /** The one that was asked for last: the next question is usually of the same or of the one behind it. */
  #last = 0;

  get count(): number {
    return this.#count;
  }

  get heldBytes(): number {
    return heldBytes(this.#bytes, this.#starts, this.#table);
  }

  /** The number of an id; null where it was never seen. */
  find(id: string): number | null {
    const near = this.#near(id);
    if (near !== null) return near;
    const length = this.#encode(id);
    const found = (this.#table[this.#place(this.#scratch, 0, length)] ?? 0) - 1;
    if (found < 0) return null;
    return (this.#last = found);
  }

  /** The number of an id, a new one if it was never seen. */
  intern(id: string): number {
    return this.#near(id) ?? this.#internEncoded(this.#encode(id));
  }

  /** The same of an id that lies in bytes. */
  internBytes(bytes: Uint8Array, from: number, to: number): number {
    const last = this.#last;
    if (this.#holds(last + 1, bytes, from, to)) return (this.#last = last + 1);
    return this.#holds(last, bytes, from, to) ? last : this.#intern(bytes, from, to);
  }

  /** The scratch may be another one since the id was encoded into it. */
  #internEncoded(length: number): number {
    return this.#intern(this.#scratch, 0, length);
  }

  #intern(bytes: Uint8Array, from: number, to: number): number {
    const place = this.#place(bytes, from, to);
    const found = (this.#table[place] ?? 0) - 1;
    return (this.#last = found >= 0 ? found : this.#append(bytes, from, to, place));
  }

  /** The ids from one number on, as bytes: how many, the length of each, and all of them on end. */
  packed(from: number): Uint8Array<ArrayBuffer> {
    const count = this.#count - from;
    const start = this.#starts[from] ?? 0;
    const ids = this.#bytes.subarray(start, this.#starts[this.#count]);
    const head = Uint16Array.from({ length: count }, (_, index) => this.#lengthAt(from + index));
    const bytes = new Uint8Array(countBytes + head.byteLength + ids.length);
    new DataView(bytes.buffer).setUint32(0, count);
    bytes.set(new Uint8Array(head.buffer), countBytes);
    bytes.set(ids, countBytes + head.byteLength);
    return bytes;
  }

  /**
   * Takes packed ids in without ever making strings of them: a start reads hundreds of thousands. They are found once they have been
   * indexed.
   */
  unpack(bytes: Uint8Array<ArrayBuffer>): void {
    const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const idsFrom = countBytes + count * 2;
    const ids = bytes.subarray(idsFrom);
    this.#bytes = grown(this.#bytes, (this.#starts[this.#count] ?? 0) + ids.length, bytesOf);
    this.#starts = grown(this.#starts, this.#count + count + 1, wordsOf);
    let end = this.#starts[this.#count] ?? 0;
    this.#bytes.set(ids, end);
    const lengths = new Uint16Array(bytes.slice(countBytes, idsFrom).buffer);
    for (let index = 0; index < count; index++) this.#starts[++this.#count] = end += lengths[index] ?? 0;
  }

  /** Room for so many more, made in slices: growing at once would hold the thread. */
  async reserve(more: number, breath: Breath): Promise<void> {
    if ((this.#count + more) * 2 > this.#table.length) await this.index(breath, more);
  }

  /** Makes the table anew, with room for so many more. Nothing may be interned meanwhile; what is there is found as before. */
  async index(breath: Breath, more = 0): Promise<void> {
    let length = startingCapacity * 2;
    while (length < (this.#count + more) * 2) length *= 2;
    const table = new Uint32Array(length);
    const slices = seldom(breath);
    for (let ordinal = 0; ordinal < this.#count; ordinal++) {
      table[freePlace(table, this.#hashAt(ordinal))] = ordinal + 1;
      if (slices.due) await slices.take();
    }
    this.#table = table;
  }

  /** A screen of cards asks for hundreds, nearly all short and ASCII: putting letters together is faster than a decoder. */
  idAt(ordinal: number): string {
    const start = this.#starts[ordinal] ?? 0;
    const end = this.#starts[ordinal + 1] ?? start;
    let id = '';
    for (let at = start; at < end; at++) {
      const unit = this.#bytes[at] ?? 0;
      if (unit > 127) return decoder.decode(this.#bytes.subarray(start, end));
      id += String.fromCharCode(unit);
    }
    return id;
  }

  /** Looks at the last one and the one behind it, which takes no hash. */
  #near(id: string): number | null {
    const last = this.#last;
    if (this.#isAt(last + 1, id)) return (this.#last = last + 1);
    return this.#isAt(last, id) ? last : null;
  }

  /** Only what is ASCII is known by its letters; other ids are found by their bytes. Ids differ at their ends. */
  #isAt(ordinal: number, id: string): boolean {
    if (ordinal >= this.#count || this.#lengthAt(ordinal) !== id.length) return false;
    const start = this.#starts[ordinal] ?? 0;
    for (let index = id.length - 1; index >= 0; index--) {
      const unit = id.charCodeAt(index);
      if (unit > 127 || this.#bytes[start + index] !== unit) return false;
    }
    return true;
  }

  /** Answers how many bytes of the scratch it takes. Nearly all ids are short and ASCII: a loop is many times faster than an encoder. */
  #encode(id: string): number {
    const { length } = id;
    if (length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(length * 3);
    const scratch = this.#scratch;
    for (let index = 0; index < length; index++) {
      const unit = id.charCodeAt(index);
      if (unit > 127) return encoder.encodeInto(id, scratch).written;
      scratch[index] = unit;
    }
    return length;
  }

  #lengthAt(ordinal: number): number {
    return (this.#starts[ordinal + 1] ?? 0) - (this.#starts[ordinal] ?? 0);
  }

  #hashAt(ordinal: number): number {
    return hash(this.#bytes, this.#starts[ordinal] ?? 0, this.#starts[ordinal + 1] ?? 0);
  }

  /** Where the id in these bytes is, or would be. */
  #place(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#table.length - 1;
    let place = hash(bytes, from, to) & mask;
    for (let held = this.#table[place] ?? 0; held !== 0; held = this.#table[place] ?? 0) {
      if (this.#holds(held - 1, bytes, from, to)) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Looked at from the end, where ids differ. */
  #holds(ordinal: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (ordinal >= this.#count || this.#lengthAt(ordinal) !== to - from) return false;
    const end = this.#starts[ordinal + 1] ?? 0;
    for (let back = 1; back <= to - from; back++) if (this.#bytes[end - back] !== bytes[to - back]) return false;
    return true;
  }

  #append(bytes: Uint8Array, from: number, to: number, place: number): number {
    const start = this.#starts[this.#count] ?? 0;
    const length = to - from;
    this.#bytes = grown(this.#bytes, start + length, bytesOf);
    this.#starts = grown(this.#starts, this.#count + 2, wordsOf);
    for (let index = 0; index < length; index++) this.#bytes[start + index] = bytes[from + index] ?? 0;
    this.#count++;
    this.#starts[this.#count] = start + length;
    this.#table[place] = this.#count;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return this.#count - 1;
  }

  /** For who did not reserve. */
  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    for (let ordinal = 0; ordinal < this.#count; ordinal++)
      table[freePlace(table, this.#hashAt(ordinal))] = ordinal + 1;
    this.#table = table;
  }
}

/** Where nothing is yet, looking from where this hash belongs. */
function freePlace(table: Uint32Array, from: number): number {
  const mask = table.length - 1;
  let place = from & mask;
  while (table[place] !== 0) place = (place + 1) & mask;
  return place;
}

/** FNV-1a, with a last stir because only the low bits choose the place. */
function hash(bytes: Uint8Array, from: number, upTo: number): number {
  let value = 0x811c9dc5;
  for (let at = from; at < upTo; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value ^ (value >>> 15);
}
