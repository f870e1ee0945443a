import type { FoundWord, TermHits } from './find-word.ts';
import { fieldByName } from './name-table.ts';
import type { Names } from './names.ts';
import { standsIn } from './postings.ts';
import { isTyped, TITLE, wordScore } from './rank.ts';
import type { Segment } from './segment.ts';
import { spellingOf, type Terms } from './terms.ts';

/** The text that was searched instead, as the first product shown spells it; null when that product has every word as typed. */
export function didYouMean(
  segments: readonly Segment[],
  names: Names,
  words: readonly FoundWord[],
  first: number | undefined,
): string | null {
  if (first === undefined) return null;
  const index = segments.findIndex((segment) => segment.currentSlotOf(first) !== null);
  const segment = segments[index];
  const slot = segment?.currentSlotOf(first) ?? null;
  if (segment === undefined || slot === null) return null;
  const spelt = words.map((word) => spellingIn(segment, slot, word, index, names));
  return spelt.some((spelling) => spelling !== null)
    ? words.map(({ typed }, at) => spelt[at] ?? typed.surface).join(' ')
    : null;
}

interface Spelt {
  readonly score: number;
  /** Null where it is as it was typed. */
  readonly spelling: string | null;
}

/** Of the words that were met in this product the best; null where that is the one that was typed. */
function spellingIn({ data }: Segment, slot: number, word: FoundWord, index: number, names: Names): string | null {
  const { titles = [], names: named = [] } = word.hits[index] ?? {};
  const table = names.tableOf(data);
  const facets = names.facetsOf(data);
  const inTitle = bestSpelling(titles, data.terms, (term) => (standsIn(data.postings, term, slot) ? TITLE : null));
  const inNames = bestSpelling(named, table.terms, (term) => fieldByName(table, data, facets, term, slot));
  return (inNames.score > inTitle.score ? inNames : inTitle).spelling;
}

function bestSpelling(hits: readonly TermHits[], terms: Terms, fieldOf: (term: number) => number | null): Spelt {
  let best = 0;
  let spelling: string | null = null;
  for (const { from, to, rank } of hits)
    for (let term = from; term < to && wordScore(rank, 0) > best; term++) {
      const field = fieldOf(term);
      const score = field === null ? 0 : wordScore(rank, field);
      if (score <= best) continue;
      best = score;
      spelling = isTyped(rank) ? null : spellingOf(terms, term);
    }
  return { score: best, spelling };
}
