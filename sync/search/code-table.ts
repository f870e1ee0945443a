import { growingList } from './growing.ts';
import { STEP, type Steps } from './steps.ts';

/**
 * Which variant a code belongs to, by hash: 48 bits decide, so that no text of a code need be kept in memory. The low bits of the hash are
 * the bucket, whatever their number is: tables of any size can be merged.
 */
export interface CodeTable {
  /** One more than there are buckets; their number is a power of two. */
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  /** Sixteen bits more. */
  readonly marks: Uint16Array;
  /** Slot and variant in one number. */
  readonly places: Uint32Array;
}

interface CodePlace {
  readonly slot: number;
  readonly variant: number;
}

interface CodeCollector {
  add(key: string, document: number, variant: number): void;
  /** `slots` by document; -1 for one that is not kept. */
  finish(slots: Int32Array): Steps<CodeTable>;
}

/** The contract allows 500 variants a product; that leaves room for eight million products. */
const VARIANT_BITS = 9;
const VARIANT_MASK = (1 << VARIANT_BITS) - 1;

export function codeCollector(): CodeCollector {
  const hashes = growingList();
  const marks = growingList();
  const places = growingList();
  return {
    add(key, document, variant) {
      const code = hashOf(key);
      hashes.push(code.hash);
      marks.push(code.mark);
      places.push((document << VARIANT_BITS) | variant);
    },
    finish: (slots) =>
      mergeCodes([
        { table: { hashes: hashes.values(), marks: Uint16Array.from(marks.values()), places: places.values() }, slots },
      ]),
  };
}

/** Entries in any order, and where their documents or slots are now; -1 for one that is not kept. */
interface CodeSource {
  readonly table: Omit<CodeTable, 'starts'>;
  readonly slots: Int32Array;
}

/** A counting sort, two entries a bucket on average. */
export function* mergeCodes(sources: readonly CodeSource[]): Steps<CodeTable> {
  const most = sources.reduce((sum, { table }) => sum + table.places.length, 0);
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, most / 2)));
  const mask = buckets - 1;
  const starts = new Uint32Array(buckets + 1);
  for (const source of sources)
    yield* eachKept(source, (hash) => (starts[(hash & mask) + 1] = (starts[(hash & mask) + 1] ?? 0) + 1));
  for (let from = 0; from < buckets; from += STEP) {
    for (let bucket = from; bucket < Math.min(buckets, from + STEP); bucket++)
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
    yield;
  }
  const kept = starts[buckets] ?? 0;
  const merged = { starts, hashes: new Uint32Array(kept), marks: new Uint16Array(kept), places: new Uint32Array(kept) };
  const next = starts.slice();
  for (const source of sources)
    yield* eachKept(source, (hash, place, entry) => {
      const position = next[hash & mask] ?? 0;
      next[hash & mask] = position + 1;
      merged.hashes[position] = hash;
      merged.marks[position] = source.table.marks[entry] ?? 0;
      merged.places[position] = place;
    });
  return merged;
}

/** Where each bucket begins among entries that lie in their order. */
export function bucketStarts(hashes: Uint32Array, buckets: number): Uint32Array {
  const starts = new Uint32Array(buckets + 1);
  let bucket = 0;
  for (let entry = 0; entry < hashes.length; entry++)
    for (const own = (hashes[entry] ?? 0) & (buckets - 1); bucket < own;) starts[++bucket] = entry;
  while (bucket < buckets) starts[++bucket] = hashes.length;
  return starts;
}

function* eachKept(
  { table, slots }: CodeSource,
  visit: (hash: number, place: number, entry: number) => void,
): Steps<void> {
  const { hashes, places } = table;
  for (let from = 0; from < places.length; from += STEP) {
    for (let entry = from; entry < Math.min(places.length, from + STEP); entry++) {
      const place = places[entry] ?? 0;
      const slot = slots[place >>> VARIANT_BITS] ?? -1;
      if (slot >= 0) visit(hashes[entry] ?? 0, (slot << VARIANT_BITS) | (place & VARIANT_MASK), entry);
    }
    yield;
  }
}

/** The places that claim this code: a code on two products is both. */
export function placesOf({ starts, hashes, marks, places }: CodeTable, key: string): CodePlace[] {
  const { hash, mark } = hashOf(key);
  const bucket = hash & (starts.length - 2);
  const found: CodePlace[] = [];
  for (let entry = starts[bucket] ?? 0; entry < (starts[bucket + 1] ?? 0); entry++) {
    const place = places[entry] ?? 0;
    if (hashes[entry] !== hash || marks[entry] !== mark) continue;
    found.push({ slot: place >>> VARIANT_BITS, variant: place & VARIANT_MASK });
  }
  return found;
}

/** cyrb53's two 32-bit halves: fast, and well mixed over codes that count upwards. */
function hashOf(key: string): { hash: number; mark: number } {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  const hash = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const rest = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(hash ^ (hash >>> 13), 3266489909);
  return { hash: hash >>> 0, mark: rest >>> 16 };
}
