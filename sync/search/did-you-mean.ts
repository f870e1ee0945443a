import type { FoundWord } from './find-word.ts';
import { fieldIn } from './postings.ts';
import { isTyped, wordScore } from './rank.ts';
import type { Segment } from './segment.ts';
import { spellingOf } from './terms.ts';

/** The text that was searched instead, as the first product shown spells it; null when that product has every word as typed. */
export function didYouMean(
  segments: readonly Segment[],
  words: readonly FoundWord[],
  first: number | undefined,
): string | null {
  if (first === undefined) return null;
  const index = segments.findIndex((segment) => segment.currentSlotOf(first) !== null);
  const segment = segments[index];
  const slot = segment?.currentSlotOf(first) ?? null;
  if (segment === undefined || slot === null) return null;
  const spelt = words.map((word) => spellingIn(segment, slot, word, index));
  return spelt.some((spelling) => spelling !== null)
    ? words.map(({ typed }, at) => spelt[at] ?? typed.surface).join(' ')
    : null;
}

/** Of the words that were met in this product the best; null where that is the one that was typed. */
function spellingIn({ data }: Segment, slot: number, word: FoundWord, index: number): string | null {
  let best = 0;
  let spelling: string | null = null;
  for (const { from, to, rank } of word.hits[index] ?? [])
    for (let term = from; term < to; term++) {
      if (wordScore(rank, 0) <= best) continue;
      const field = fieldIn(data.postings, term, slot);
      const score = field === null ? 0 : wordScore(rank, field);
      if (score <= best) continue;
      best = score;
      spelling = isTyped(rank) ? null : spellingOf(data.terms, term);
    }
  return spelling;
}
