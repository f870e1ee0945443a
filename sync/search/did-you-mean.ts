import type { FoundWord, TermHits } from './find-word.ts';
import { FIELD_COUNT, fieldIn } from './postings.ts';
import { MEETINGS } from './rank.ts';
import { currentSlotOf } from './segment.ts';
import type { Segment } from './segment.ts';
import { spellingOf } from './terms.ts';

/** The text that was searched instead, or null when every word was found as typed. What the shown products have decides among spellings. */
export function didYouMean(
  segments: readonly Segment[],
  words: readonly FoundWord[],
  shown: readonly number[],
): string | null {
  if (shown.length === 0 || !words.some((word) => word.forgiven)) return null;
  return words.map((word) => (word.forgiven ? likeliestSpelling(segments, word, shown) : word.typed.surface)).join(' ');
}

/** Of the terms that were met best, the one that most of the shown products have. */
function likeliestSpelling(segments: readonly Segment[], { typed, hits }: FoundWord, shown: readonly number[]): string {
  for (const meeting of MEETINGS) {
    let most = 0;
    let likeliest = '';
    segments.forEach((segment, index) => {
      const slots = shown.flatMap((ordinal) => currentSlotOf(segment, ordinal) ?? []);
      for (const hit of hits[index] ?? []) {
        const votes = hit.meeting === meeting ? votesFor(segment, hit, slots) : 0;
        if (votes <= most) continue;
        most = votes;
        likeliest = spellingOf(segment.data.terms, hit.from);
      }
    });
    if (most > 0) return likeliest;
  }
  return typed.surface;
}

/** A title weighs more than a category: its word is the one that the shopper sees. */
const votesFor = ({ data }: Segment, { from }: TermHits, slots: readonly number[]): number =>
  slots.reduce((votes, slot) => votes + FIELD_COUNT - (fieldIn(data.postings, from, slot) ?? FIELD_COUNT), 0);
