const startingCapacity = 1024;
const countBytes = 4;
const encoder = new TextEncoder();

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

  get count(): number {
    return this.#count;
  }

  /** The number of an id; null where it was never seen. */
  find(id: string): number | null {
    const found = (this.#table[this.#place(this.#encode(id))] ?? 0) - 1;
    return found < 0 ? null : found;
  }

  /** The number of an id, a new one if it was never seen. */
  intern(id: string): number {
    const key = this.#encode(id);
    const place = this.#place(key);
    const found = (this.#table[place] ?? 0) - 1;
    return found >= 0 ? found : this.#append(key, place);
  }

  /** The ids from one number on, as bytes: how many, the length of each, and all of them on end. */
  packed(from: number): Uint8Array<ArrayBuffer> {
    const count = this.#count - from;
    const start = this.#starts[from] ?? 0;
    const ids = this.#bytes.subarray(start, this.#starts[this.#count]);
    const head = Uint16Array.from({ length: count }, (_, index) => this.#keyAt(from + index).length);
    const bytes = new Uint8Array(countBytes + head.byteLength + ids.length);
    new DataView(bytes.buffer).setUint32(0, count);
    bytes.set(new Uint8Array(head.buffer), countBytes);
    bytes.set(ids, countBytes + head.byteLength);
    return bytes;
  }

  /** Takes packed ids in without ever making strings of them: a start reads hundreds of thousands. */
  unpack(bytes: Uint8Array<ArrayBuffer>): void {
    const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    let offset = countBytes + count * 2;
    for (const length of new Uint16Array(bytes.slice(countBytes, offset).buffer)) {
      const key = bytes.subarray(offset, offset + length);
      this.#append(key, this.#place(key));
      offset += length;
    }
  }

  idAt(ordinal: number): string {
    return new TextDecoder().decode(this.#keyAt(ordinal));
  }

  #encode(id: string): Uint8Array {
    if (id.length * 3 > this.#scratch.length) this.#scratch = new Uint8Array(id.length * 3);
    return this.#scratch.subarray(0, encoder.encodeInto(id, this.#scratch).written);
  }

  #keyAt(ordinal: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[ordinal], this.#starts[ordinal + 1]);
  }

  /** Where this id is, or would be. */
  #place(key: Uint8Array): number {
    const mask = this.#table.length - 1;
    let place = hash(key) & mask;
    for (let held = this.#table[place] ?? 0; held !== 0; held = this.#table[place] ?? 0) {
      if (this.#holds(held - 1, key)) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  #holds(ordinal: number, key: Uint8Array): boolean {
    const start = this.#starts[ordinal] ?? 0;
    if ((this.#starts[ordinal + 1] ?? 0) - start !== key.length) return false;
    for (let index = 0; index < key.length; index++) if (this.#bytes[start + index] !== key[index]) return false;
    return true;
  }

  #append(key: Uint8Array, place: number): number {
    const start = this.#starts[this.#count] ?? 0;
    const end = start + key.length;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(end * 2));
    if (this.#count + 2 > this.#starts.length)
      this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2));
    this.#bytes.set(key, start);
    this.#count++;
    this.#starts[this.#count] = end;
    this.#table[place] = this.#count;
    if (this.#count * 2 > this.#table.length) this.#rehash();
    return this.#count - 1;
  }

  #rehash(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let ordinal = 0; ordinal < this.#count; ordinal++)
      this.#table[this.#place(this.#keyAt(ordinal))] = ordinal + 1;
  }
}

function grown<Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** FNV-1a, with a last stir because only the low bits choose the place. */
function hash(key: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of key) value = Math.imul(value ^ byte, 0x01000193);
  return value ^ (value >>> 15);
}
