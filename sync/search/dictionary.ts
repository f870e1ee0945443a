import type { Names } from './names.ts';
import type { Segment } from './segment.ts';
import type { Terms } from './terms.ts';

/** Words that can be looked for: those of the titles of a segment, or those of the names of its values. */
export interface Dictionary {
  readonly terms: Terms;
  /** How many products all terms before each have; one more than there are terms. */
  readonly starts: Uint32Array;
}

/** First the titles of all segments, then the names of all segments. */
export const dictionariesOf = (segments: readonly Segment[], names: Names): readonly Dictionary[] => [
  ...segments.map(({ data: { terms, postings } }) => ({ terms, starts: postings.starts })),
  ...segments.map(({ data }) => names.tableOf(data)),
];
