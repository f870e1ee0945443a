import { FACETS } from './facets.ts';
import type { SearchIndex } from './search-index.ts';
import { aligned, FORMAT } from './sections.ts';
import type { SegmentData } from './segment.ts';

/** Larger values leave the database for side files that can go missing (RP7). */
const CHUNK_BYTES = 56 * 1024;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The index as binary records for a database. Only an index in one piece is saved: changes are folded in by building anew. */
export function saveIndex(index: SearchIndex): Uint8Array<ArrayBuffer>[] {
  const [segment, ...more] = index.segments;
  if (segment === undefined || more.length > 0) throw new Error('Only an index in one piece can be saved');
  const bytes = inOneBuffer(arraysOf(segment.data));
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, chunk) =>
    bytes.slice(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES),
  );
}

/** The order is the format: `load.ts` reads the same. */
function arraysOf({ ordinals, popularity, prices, facets, terms, postings, codes }: SegmentData): Numbers[] {
  return [
    ordinals,
    popularity,
    prices,
    ...FACETS.flatMap((name) => {
      const { sets, starts, members, values } = facets[name];
      return [sets, starts, members, values.units, values.starts];
    }),
    terms.table.units,
    terms.table.starts,
    terms.shared,
    terms.surfaces.units,
    terms.surfaces.starts,
    postings.starts,
    postings.entries,
    codes.starts,
    codes.fingerprints,
    codes.places,
  ];
}

function inOneBuffer(arrays: readonly Numbers[]): Uint8Array<ArrayBuffer> {
  const head = Uint32Array.from([FORMAT, arrays.length, ...arrays.map((array) => array.byteLength)]);
  const parts: readonly Numbers[] = [head, ...arrays];
  const bytes = new Uint8Array(parts.reduce((size, part) => size + aligned(part.byteLength), 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), position);
    position += aligned(part.byteLength);
  }
  return bytes;
}
