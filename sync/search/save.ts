import { FACETS } from './facets.ts';
import { aligned, FORMAT } from './sections.ts';
import type { SegmentData } from './segment.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/**
 * A segment as binary records of so many bytes (the last may be shorter), each with a buffer of its own. They are cut one at a time, as they
 * are asked for: the whole is never copied.
 */
export function* saveSegment(data: SegmentData, bytesInPiece: number): Generator<Uint8Array<ArrayBuffer>> {
  const arrays = arraysOf(data);
  const head = Uint32Array.from([FORMAT, arrays.length, ...arrays.map((array) => array.byteLength)]);
  const parts: readonly Numbers[] = [head, ...arrays];
  let left = parts.reduce((size, part) => size + aligned(part.byteLength), 0);
  let piece = new Uint8Array(Math.min(left, bytesInPiece));
  let filled = 0;
  for (const part of parts) {
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    const end = aligned(bytes.length);
    for (let from = 0; from < end;) {
      const count = Math.min(end - from, piece.length - filled);
      piece.set(bytes.subarray(from, from + count), filled);
      filled += count;
      from += count;
      if (filled < piece.length) continue;
      yield piece;
      left -= filled;
      piece = new Uint8Array(Math.min(left, bytesInPiece));
      filled = 0;
    }
  }
}

/** The order is the format: `load.ts` reads the same. */
function arraysOf({ ordinals, popularity, facets, terms, postings, codes }: SegmentData): Numbers[] {
  return [
    ordinals,
    popularity,
    ...FACETS.flatMap((name) => {
      const { sets, starts, members, values } = facets[name];
      return [sets, starts, members, values.units, values.starts];
    }),
    terms.table.units,
    terms.table.starts,
    terms.shared,
    terms.surfaces.units,
    terms.surfaces.starts,
    terms.tails.starts,
    terms.tails.entries,
    postings.starts,
    postings.slots,
    // Where its buckets begin follows from the hashes: two megabytes less to read.
    Uint32Array.of(codes.starts.length - 1),
    codes.hashes,
    codes.marks,
    codes.places,
  ];
}
