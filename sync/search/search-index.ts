import { type CategoryTree, flatTree } from './category-tree.ts';
import { placesOf } from './code-table.ts';
import { codeKeys } from './codes.ts';
import { type FacetNames, plainNames } from './facet-names.ts';
import { find, type Ground } from './find.ts';
import { createNames } from './names.ts';
import type { IndexAnswer, IndexQuery, LiveColumns } from './query.ts';
import { type Relaxed, relax } from './relax.ts';
import { Scratch } from './scratch.ts';
import { Segment } from './segment.ts';
import { type SegmentBuilder, segmentBuilder } from './segment-builder.ts';
import { atOnce } from './steps.ts';
import { popularTerms, suggest } from './suggest.ts';
import { wideLists } from './wide-lists.ts';

/** The product and its variant (by position). */
export interface CodeHit {
  readonly ordinal: number;
  readonly variant: number;
}

export interface SearchIndex {
  search(query: IndexQuery, live: LiveColumns): IndexAnswer;
  /** For a query that finds nothing: with the fewest words left out. */
  relax(query: IndexQuery, live: LiveColumns): Relaxed | null;
  /** What has this sku or barcode. A product that is gone is not known here as such: the caller reads its row anyway. */
  lookup(code: string): CodeHit | null;
  /** All that claim it: two products may carry the same code. */
  lookupAll(code: string): readonly CodeHit[];
  /** The text with its last word finished, likeliest first. */
  suggest(text: string, limit: number): { readonly terms: readonly string[] };
  popularTerms(limit: number): readonly string[];
}

/** Over segments that may be others from one question to the next. */
export function searchOver(ground: Ground): SearchIndex {
  const search = (query: IndexQuery, live: LiveColumns) => find(ground, query, live);
  return {
    search,
    relax: (query, live) => relax(query, (other) => search(other, live)),
    lookup: (code) => lookUp(ground.segments, code)[0] ?? null,
    lookupAll: (code) => lookUp(ground.segments, code),
    suggest: (text, limit) => ({ terms: suggest(ground.segments, ground.names, text, limit) }),
    popularTerms: (limit) => popularTerms(ground.segments, ground.names, limit),
  };
}

function lookUp(segments: readonly Segment[], code: string): CodeHit[] {
  for (const key of codeKeys(code)) {
    const hits = segments.flatMap((segment) =>
      placesOf(segment.data.codes, key)
        .filter(({ slot }) => !segment.isReplaced(slot))
        .map(({ slot, variant }) => ({ ordinal: segment.data.ordinals[slot] ?? 0, variant })),
    );
    if (hits.length > 0) return hits;
  }
  return [];
}

/** An index that is built once and stays as it is. */
export function createIndexBuilder(
  tree: CategoryTree = flatTree,
  facetNames: FacetNames = plainNames,
  wide = wideLists(),
): Pick<SegmentBuilder, 'add'> & { finish(): SearchIndex } {
  const builder = segmentBuilder();
  return {
    add: (document) => builder.add(document),
    finish: () => {
      const segments = [new Segment(atOnce(builder.finish()))];
      const names = createNames(tree, facetNames);
      return searchOver({ segments, names, scratch: new Scratch(), wide });
    },
  };
}
