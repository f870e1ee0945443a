import type { FoundWord, TermHits } from './find-word.ts';
import { countEntries, FIELD_COUNT, fieldOf, slotOf } from './postings.ts';
import { wordScore } from './rank.ts';
import type { Scratch, Segment } from './segment.ts';

/** A product's state: its relevance so far, what the word at hand has added to it, and how many words were found. */
const ROUND_BITS = 5;
const SCORE_BITS = 5;
const ROUND_MASK = (1 << ROUND_BITS) - 1;
const SCORE_MASK = (1 << SCORE_BITS) - 1;
const RELEVANCE_SHIFT = ROUND_BITS + SCORE_BITS;

/** From a sixteenth of the catalog on, going through all products in order is quicker than jumping to those that were found. */
const WIDE_RESULT = 16;

/** Leaves the products that have every word (SE1) in the scratch and returns how many they are. Without words it is all of them. */
export function intersect(segment: Segment, words: readonly FoundWord[], index: number): number {
  const { postings, ordinals } = segment.data;
  if (words.length === 0) return everyProduct(segment.scratch);
  const size = (hits: readonly TermHits[]) =>
    hits.reduce((sum, { from, to }) => sum + countEntries(postings, from, to), 0);
  const byRarity = words.map((word) => word.hits[index] ?? []).toSorted((one, other) => size(one) - size(other));
  let marked = 0;
  byRarity.forEach((hits, round) => {
    for (const range of hits) marked = markRange(segment, range, round, marked);
  });
  const isWide = marked * WIDE_RESULT > ordinals.length;
  return isWide ? keepInOrder(segment.scratch, words.length) : keepMarked(segment.scratch, marked, words.length);
}

/** One range of terms in one round; a round is a word. Only the first, rarest word marks products, the others lead them on. */
function markRange({ data, scratch }: Segment, range: TermHits, round: number, known: number): number {
  const { starts, entries } = data.postings;
  const { states, slots } = scratch;
  const scores = Uint8Array.from({ length: FIELD_COUNT }, (_, field) => wordScore(range.meeting, field));
  const end = starts[range.to] ?? 0;
  let marked = known;
  for (let position = starts[range.from] ?? 0; position < end; position++) {
    const entry = entries[position] ?? 0;
    const slot = slotOf(entry);
    const state = states[slot] ?? 0;
    const rounds = state & ROUND_MASK;
    if (rounds !== round && rounds !== round + 1) continue;
    if (state === 0) slots[marked++] = slot;
    const score = scores[fieldOf(entry)] ?? 0;
    // A second, better term of the same word adds only the difference.
    const before = rounds === round ? 0 : (state >>> ROUND_BITS) & SCORE_MASK;
    if (score <= before) continue;
    const relevance = (state >>> RELEVANCE_SHIFT) + score - before;
    states[slot] = (relevance << RELEVANCE_SHIFT) | (score << ROUND_BITS) | (round + 1);
  }
  return marked;
}

function keepMarked({ states, slots, relevance }: Scratch, marked: number, rounds: number): number {
  let kept = 0;
  for (let position = 0; position < marked; position++) {
    const slot = slots[position] ?? 0;
    const state = states[slot] ?? 0;
    states[slot] = 0;
    if ((state & ROUND_MASK) !== rounds) continue;
    slots[kept] = slot;
    relevance[kept++] = state >>> RELEVANCE_SHIFT;
  }
  return kept;
}

function keepInOrder({ states, slots, relevance }: Scratch, rounds: number): number {
  let kept = 0;
  for (let slot = 0; slot < states.length; slot++) {
    const state = states[slot] ?? 0;
    if ((state & ROUND_MASK) !== rounds) continue;
    slots[kept] = slot;
    relevance[kept++] = state >>> RELEVANCE_SHIFT;
  }
  states.fill(0);
  return kept;
}

function everyProduct({ slots, relevance }: Scratch): number {
  relevance.fill(0);
  for (let slot = 0; slot < slots.length; slot++) slots[slot] = slot;
  return slots.length;
}
