/** A power of two; more different values than half of it are read each time. */
const places = 8_192;
const mostBytes = 2_048;
/** So many bytes, evenly taken, tell most values apart. */
const bytesHashed = 32;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface Known {
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

/** The same brands, categories and choices come with thousands of products: their JSON is read once. Nobody may change what is handed out. */
export class JsonMemo {
  readonly #known: (Known | undefined)[] = Array.from({ length: places });
  #count = 0;

  read(bytes: Uint8Array, from: number, to: number): unknown {
    let place = hash(bytes, from, to) % places;
    for (let known = this.#known[place]; known !== undefined; known = this.#known[place]) {
      if (isSame(known.bytes, bytes, from, to)) return known.value;
      place = (place + 1) % places;
    }
    const own = bytes.slice(from, to);
    const value: unknown = JSON.parse(decoder.decode(own));
    if (own.length <= mostBytes && this.#count < places / 2) {
      this.#known[place] = { bytes: own, value };
      this.#count++;
    }
    return value;
  }
}

function hash(bytes: Uint8Array, from: number, to: number): number {
  const step = Math.max(1, Math.floor((to - from) / bytesHashed));
  let value = to - from;
  for (let at = from; at < to; at += step) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[from + at]) return false;
  return true;
}
