import { growingList } from './growing.ts';

/**
 * Which variant a code belongs to, by hash: entries are grouped in buckets by one hash and told apart by another. Some 48 bits decide for a
 * catalog of 100,000, so that no text of a code need be kept in memory.
 */
export interface CodeTable {
  /** One more than there are buckets; their number is a power of two. */
  readonly starts: Uint32Array;
  readonly fingerprints: Uint32Array;
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
  finish(slots: Int32Array): CodeTable;
}

/** The contract allows 500 variants a product; that leaves room for eight million products. */
const VARIANT_BITS = 9;
const VARIANT_MASK = (1 << VARIANT_BITS) - 1;

export function codeCollector(): CodeCollector {
  const hashes = growingList();
  const fingerprints = growingList();
  const places = growingList();
  return {
    add(key, document, variant) {
      const { bucket, fingerprint } = hash(key);
      hashes.push(bucket);
      fingerprints.push(fingerprint);
      places.push((document << VARIANT_BITS) | variant);
    },
    finish(slots) {
      const all = places.values();
      const isKept = (_: number, code: number) => (slots[(all[code] ?? 0) >>> VARIANT_BITS] ?? -1) >= 0;
      const inSlots = all.filter(isKept).map((place) => {
        const slot = slots[place >>> VARIANT_BITS] ?? 0;
        return (slot << VARIANT_BITS) | (place & VARIANT_MASK);
      });
      return byBucket(hashes.values().filter(isKept), fingerprints.values().filter(isKept), inSlots);
    },
  };
}

/** The places that claim this code: a code on two products is both. */
export function placesOf(table: CodeTable, key: string): CodePlace[] {
  const { bucket: hashed, fingerprint } = hash(key);
  const bucket = hashed & (table.starts.length - 2);
  const found: CodePlace[] = [];
  for (let entry = table.starts[bucket] ?? 0; entry < (table.starts[bucket + 1] ?? 0); entry++) {
    const place = table.places[entry] ?? 0;
    if (table.fingerprints[entry] !== fingerprint) continue;
    found.push({ slot: place >>> VARIANT_BITS, variant: place & VARIANT_MASK });
  }
  return found;
}

/** A counting sort, two entries a bucket on average. The three lists belong together. */
function byBucket(hashes: Uint32Array, fingerprints: Uint32Array, places: Uint32Array): CodeTable {
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, places.length / 2)));
  const starts = new Uint32Array(buckets + 1);
  for (const hashed of hashes) {
    const bucket = hashed & (buckets - 1);
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const next = starts.slice();
  const table = { starts, fingerprints: new Uint32Array(places.length), places: new Uint32Array(places.length) };
  hashes.forEach((hashed, code) => {
    const bucket = hashed & (buckets - 1);
    const entry = next[bucket] ?? 0;
    next[bucket] = entry + 1;
    table.fingerprints[entry] = fingerprints[code] ?? 0;
    table.places[entry] = places[code] ?? 0;
  });
  return table;
}

/** cyrb53's two 32-bit halves: fast, and well mixed over codes that count upwards. */
function hash(key: string): { bucket: number; fingerprint: number } {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < key.length; index++) {
    const unit = key.charCodeAt(index);
    one = Math.imul(one ^ unit, 2654435761);
    other = Math.imul(other ^ unit, 1597334677);
  }
  const bucket = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  const fingerprint = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(bucket ^ (bucket >>> 13), 3266489909);
  return { bucket: bucket >>> 0, fingerprint: fingerprint >>> 0 };
}
