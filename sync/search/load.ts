import type { FacetColumn } from './facets.ts';
import { indexOf } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';
import { aligned, FORMAT } from './sections.ts';
import type { SegmentData } from './segment.ts';
import type { StringTable } from './string-table.ts';

/**
 * The index from its records, in order. Nothing is decoded: the arrays are views of one copy of the bytes. Null when the bytes are not an
 * index as this version saves it, or not all of one; it is then to be built anew.
 */
export function loadIndex(chunks: readonly Uint8Array[]): SearchIndex | null {
  const sections = sectionsOf(joined(chunks));
  return sections === null ? null : indexOf(readSegment(sections));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}

/** Hands out the arrays in the order they were saved in. */
interface Sections {
  bytes(): Uint8Array;
  shorts(): Uint16Array;
  words(): Uint32Array;
  floats(): Float64Array;
}

const SECTIONS = 33;

function sectionsOf({ buffer, length }: Uint8Array<ArrayBuffer>): Sections | null {
  const headBytes = (SECTIONS + 2) * Uint32Array.BYTES_PER_ELEMENT;
  if (length < headBytes) return null;
  const [format, sections, ...sizes] = new Uint32Array(buffer, 0, SECTIONS + 2);
  if (format !== FORMAT || sections !== SECTIONS) return null;
  const expected = sizes.reduce((sum, size) => sum + aligned(size), aligned(headBytes));
  if (length !== expected) return null;

  let position = aligned(headBytes);
  let section = 0;
  const view = <View>(make: (start: number, count: number) => View, width: number): View => {
    const start = position;
    const size = sizes[section++] ?? 0;
    position += aligned(size);
    return make(start, size / width);
  };
  return {
    bytes: () => view((start, count) => new Uint8Array(buffer, start, count), 1),
    shorts: () => view((start, count) => new Uint16Array(buffer, start, count), 2),
    words: () => view((start, count) => new Uint32Array(buffer, start, count), 4),
    floats: () => view((start, count) => new Float64Array(buffer, start, count), 8),
  };
}

/** In the order of `save.ts`. */
function readSegment(next: Sections): SegmentData {
  return {
    ordinals: next.words(),
    popularity: next.shorts(),
    prices: next.floats(),
    facets: {
      categories: readFacet(next),
      brands: readFacet(next),
      colours: readFacet(next),
      sizes: readFacet(next),
    },
    terms: { table: readStrings(next), shared: next.bytes(), surfaces: readStrings(next) },
    postings: { starts: next.words(), entries: next.words() },
    codes: { starts: next.words(), fingerprints: next.words(), places: next.words() },
  };
}

const readFacet = (next: Sections): FacetColumn => ({
  sets: next.words(),
  starts: next.words(),
  members: next.words(),
  values: readStrings(next),
});

const readStrings = (next: Sections): StringTable => ({ units: next.shorts(), starts: next.words() });
