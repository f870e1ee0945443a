import type { CountedFacets } from './counts.ts';
import { NAMED_FACETS } from './facet-names.ts';
import { type CountedFacet, setSizes } from './facets.ts';
import type { TermHits } from './find-word.ts';
import { fieldOf, type NameTable, valueOf } from './name-table.ts';
import { wordScore } from './rank.ts';
import type { SegmentData } from './segment.ts';

/** A facet in which a typed word is the name of something: a product is met by its set of values, as a filter meets it. */
export interface ScoredSets {
  /** By slot. */
  readonly sets: Uint32Array;
  /** By set, what the best of its values adds to a product's relevance; 0 where none is called so. */
  readonly scores: Uint8Array;
  /** That have such a value. */
  readonly products: number;
}

/** Facets without such a value are left out. */
export function scoredSets(
  data: SegmentData,
  facets: CountedFacets,
  table: NameTable,
  hits: readonly TermHits[],
): readonly ScoredSets[] {
  if (hits.length === 0) return [];
  return NAMED_FACETS.flatMap((name, place) => {
    const byValue = scoresByValue(table, hits, place + 1, facets[name].ids.length);
    if (byValue === null) return [];
    const scores = scoresBySet(facets[name], byValue);
    const sizes = setSizes(data.facets[name]);
    const products = sizes.reduce((sum, size, set) => ((scores[set] ?? 0) > 0 ? sum + size : sum), 0);
    return products === 0 ? [] : [{ sets: data.facets[name].sets, scores, products }];
  });
}

function scoresByValue(
  { values }: NameTable,
  hits: readonly TermHits[],
  field: number,
  count: number,
): Uint8Array | null {
  let scores: Uint8Array | null = null;
  for (const { from, to, rank } of hits) {
    const score = wordScore(rank, field);
    for (let place = values.starts[from] ?? 0; place < (values.starts[to] ?? 0); place++) {
      const entry = values.entries[place] ?? 0;
      if (fieldOf(entry) !== field) continue;
      scores ??= new Uint8Array(count);
      scores[valueOf(entry)] = Math.max(scores[valueOf(entry)] ?? 0, score);
    }
  }
  return scores;
}

function scoresBySet({ starts, members }: CountedFacet, byValue: Uint8Array): Uint8Array {
  const scores = new Uint8Array(starts.length - 1);
  for (let set = 0; set < scores.length; set++) {
    let best = 0;
    for (let member = starts[set] ?? 0; member < (starts[set + 1] ?? 0); member++)
      best = Math.max(best, byValue[members[member] ?? 0] ?? 0);
    scores[set] = best;
  }
  return scores;
}
