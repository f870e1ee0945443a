import { bucketStarts, type CodeTable } from './code-table.ts';
import type { FacetColumn } from './facets.ts';
import { aligned, FORMAT } from './sections.ts';
import type { SegmentData } from './segment.ts';
import type { StringTable } from './string-table.ts';

/**
 * A segment from its records, put together. Nothing is decoded: the arrays are views of the bytes. Null when they are not a segment as this
 * version saves it, or not all of one; the index is then to be built anew.
 */
export function loadSegment(bytes: Uint8Array<ArrayBuffer>): SegmentData | null {
  const sections = sectionsOf(bytes);
  return sections === null ? null : readSegment(sections);
}

/** Hands out the arrays in the order they were saved in. */
interface Sections {
  bytes(): Uint8Array;
  shorts(): Uint16Array;
  words(): Uint32Array;
}

const SECTIONS = 35;

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
  };
}

/** In the order of `save.ts`. */
function readSegment(next: Sections): SegmentData {
  return {
    ordinals: next.words(),
    popularity: next.shorts(),
    facets: {
      categories: readFacet(next),
      brands: readFacet(next),
      colours: readFacet(next),
      sizes: readFacet(next),
    },
    terms: {
      table: readStrings(next),
      shared: next.bytes(),
      surfaces: readStrings(next),
      tails: { starts: next.words(), entries: next.words() },
    },
    postings: { starts: next.words(), slots: next.words() },
    codes: readCodes(next),
  };
}

function readCodes(next: Sections): CodeTable {
  const [buckets = 1] = next.words();
  const hashes = next.words();
  return { starts: bucketStarts(hashes, buckets), hashes, marks: next.shorts(), places: next.words() };
}

const readFacet = (next: Sections): FacetColumn => ({
  sets: next.words(),
  starts: next.words(),
  members: next.words(),
  values: readStrings(next),
});

const readStrings = (next: Sections): StringTable => ({ units: next.shorts(), starts: next.words() });
