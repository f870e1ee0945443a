import { placesOf } from './code-table.ts';
import { codeKeys } from './codes.ts';
import { find } from './find.ts';
import type { IndexAnswer, IndexQuery, LiveColumns } from './query.ts';
import type { SearchDocument } from './search-document.ts';
import { isReplaced, segmentOf, withoutReplaced } from './segment.ts';
import type { Segment, SegmentData } from './segment.ts';
import { segmentBuilder } from './segment-builder.ts';

export interface IndexBuilder {
  /** In any order; ascending ordinals are quickest. Of two with the same ordinal the later counts. */
  add(document: SearchDocument): void;
  finish(): SearchIndex;
}

export interface SearchIndex {
  /** Oldest first: the index of a snapshot, and what has changed since. */
  readonly segments: readonly Segment[];
  search(query: IndexQuery, live: LiveColumns): IndexAnswer;
  /** The product and its variant (by position) that has this sku or barcode. */
  lookup(code: string): { readonly ordinal: number; readonly variant: number } | null;
}

export function createIndexBuilder(): IndexBuilder {
  const builder = segmentBuilder();
  return { add: (document) => builder.add(document), finish: () => indexOf(builder.finish()) };
}

export const indexOf = (data: SegmentData): SearchIndex => overSegments([segmentOf(data)]);

/**
 * Two indexes as one. `replaced` are the ordinals of which the base is out of date: those in the overlay, and those that are gone. The base
 * itself is not touched, so that the next overlay can be put over it.
 */
export function combineIndexes(base: SearchIndex, overlay: SearchIndex, replaced: ReadonlySet<number>): SearchIndex {
  const older = base.segments.map((segment) => withoutReplaced(segment, replaced));
  return overSegments([...older, ...overlay.segments]);
}

const overSegments = (segments: readonly Segment[]): SearchIndex => ({
  segments,
  search: (query, live) => find(segments, query, live),
  lookup: (code) => lookUp(segments, code),
});

function lookUp(segments: readonly Segment[], code: string): ReturnType<SearchIndex['lookup']> {
  for (const key of codeKeys(code)) {
    for (const { data, replaced } of segments) {
      const place = placesOf(data.codes, key).find(({ slot }) => !isReplaced(replaced, slot));
      if (place !== undefined) return { ordinal: data.ordinals[place.slot] ?? 0, variant: place.variant };
    }
  }
  return null;
}
