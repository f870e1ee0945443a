import { countEntries, type Postings } from './postings.ts';
import type { SegmentData } from './segment.ts';
import { atOnce, STEP, type Steps } from './steps.ts';
import { stringCount } from './string-table.ts';
import { prefixRange } from './terms.ts';

/**
 * A beginning of one or two letters stands for thousands of words whose entries jump all over the catalog, many to one product. For such
 * wide ranges they are kept once more as one list: each product once, in slot order. Derived, bounded, never saved.
 */
export interface WideLists {
  /** The products of a range of terms as one sorted list; null for one that is not wide, or where there is no more room. */
  of(data: SegmentData, from: number, to: number): Uint32Array | null;
  /** Makes the lists of all single letters before somebody types one. */
  prepare(data: SegmentData): Steps<void>;
}

/** A range is wide when it has more entries than this share of the products. */
const wideShare = 1 / 8;
/** In fewer products nothing takes long. */
const usualLeastProducts = 8_192;
/** Entries kept of one segment, for each of its products. */
const mostEntriesPerProduct = 24;

interface Kept {
  readonly lists: Map<number, Uint32Array>;
  entries: number;
}

export function wideLists(leastProducts = usualLeastProducts): WideLists {
  const segments = new WeakMap<SegmentData, Kept>();
  const isWide = (data: SegmentData, from: number, to: number): boolean =>
    data.ordinals.length >= leastProducts && isWideRange(data, from, to);
  function keptOf(data: SegmentData): Kept {
    const kept = segments.get(data) ?? { lists: new Map(), entries: 0 };
    segments.set(data, kept);
    return kept;
  }
  function keep(data: SegmentData, key: number, list: Uint32Array): Uint32Array {
    const kept = keptOf(data);
    kept.lists.set(key, list);
    kept.entries += list.length;
    return list;
  }

  return {
    of(data, from, to) {
      if (!isWide(data, from, to)) return null;
      const key = keyOf(data, from, to);
      const { lists, entries } = keptOf(data);
      const isFull = entries > mostEntriesPerProduct * data.ordinals.length;
      return lists.get(key) ?? (isFull ? null : keep(data, key, atOnce(makeList(data, from, to))));
    },
    *prepare(data) {
      const { table } = data.terms;
      for (let from = 0; from < stringCount(table);) {
        const start = table.starts[from] ?? 0;
        const to = prefixRange(data.terms, String.fromCharCode(table.units[start] ?? 0)).to;
        // The letter alone, as a word, is met better than what merely begins with it.
        const begun = from + (table.starts[from + 1] === start + 1 ? 1 : 0);
        // Somebody may have been quicker.
        if (isWide(data, begun, to) && !keptOf(data).lists.has(keyOf(data, begun, to)))
          keep(data, keyOf(data, begun, to), yield* makeList(data, begun, to));
        yield;
        from = to;
      }
    },
  };
}

function* makeList({ postings, ordinals }: SegmentData, from: number, to: number): Steps<Uint32Array> {
  /** By slot, 1 for what is in the list. */
  const marks = new Uint8Array(ordinals.length);
  const [start, end] = [postings.starts[from] ?? 0, postings.starts[to] ?? 0];
  let count = 0;
  for (let place = start; place < end; place += STEP) {
    count += markAll(postings, place, Math.min(end, place + STEP), marks);
    yield;
  }
  const list = new Uint32Array(count);
  let written = 0;
  for (let slot = 0; slot < ordinals.length; slot += STEP) {
    written = collectMarked(marks, slot, Math.min(ordinals.length, slot + STEP), list, written);
    yield;
  }
  return list;
}

const keyOf = ({ terms }: SegmentData, from: number, to: number): number => from * (stringCount(terms.table) + 1) + to;

const isWideRange = ({ postings, ordinals }: SegmentData, from: number, to: number): boolean =>
  to - from > 1 && countEntries(postings, from, to) > ordinals.length * wideShare;

function markAll({ slots }: Postings, from: number, to: number, marks: Uint8Array): number {
  let fresh = 0;
  for (let place = from; place < to; place++) {
    const slot = slots[place] ?? 0;
    if (marks[slot] === 0) fresh++;
    marks[slot] = 1;
  }
  return fresh;
}

function collectMarked(marks: Uint8Array, from: number, to: number, list: Uint32Array, written: number): number {
  let next = written;
  for (let slot = from; slot < to; slot++) if (marks[slot] === 1) list[next++] = slot;
  return next;
}
