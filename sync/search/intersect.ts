import type { FoundWord, TermHits } from './find-word.ts';
import { countEntries } from './postings.ts';
import { TITLE, wordScore } from './rank.ts';
import type { Names } from './names.ts';
import type { Scratch } from './scratch.ts';
import { type ScoredSets, scoredSets } from './scored-sets.ts';
import type { SegmentData } from './segment.ts';
import type { WideLists } from './wide-lists.ts';

/** A product's state: its relevance so far, what the word at hand has added to it, and how many words were found. */
const ROUND_BITS = 5;
const SCORE_BITS = 8;
const ROUND_MASK = (1 << ROUND_BITS) - 1;
const SCORE_MASK = (1 << SCORE_BITS) - 1;
const RELEVANCE_SHIFT = ROUND_BITS + SCORE_BITS;

/** From a sixteenth of the catalog on, going through all products in order is quicker than jumping to those that were found. */
const WIDE_RESULT = 16;

export interface Room {
  readonly scratch: Scratch;
  readonly wide: WideLists;
  readonly names: Names;
}

/** What a word was met by in a segment. */
interface Met {
  readonly titles: readonly TermHits[];
  readonly named: readonly ScoredSets[];
  /** Products; one that is met in two ways counts twice. */
  readonly size: number;
}

/** Leaves the products that have every word (SE1) in the scratch and returns how many they are. Without words it is all of them. */
export function intersect(data: SegmentData, words: readonly FoundWord[], index: number, room: Room): number {
  const { ordinals } = data;
  room.scratch.fit(ordinals.length);
  if (words.length === 0) return everyProduct(room.scratch, ordinals.length);
  const met = words.map((word) => metIn(data, word, index, room.names));
  const [rarest, ...others] = met.toSorted((one, other) => one.size - other.size);
  if (rarest === undefined || rarest.size === 0) return 0;
  if (others.length === 0 && rarest.size * WIDE_RESULT > ordinals.length) return takeInOrder(data, rarest, room);
  let marked = 0;
  [rarest, ...others].forEach(({ titles, named }, round) => {
    for (const range of titles) marked = markRange(data, range, round, marked, room);
    for (const sets of named) marked = markSets(sets, round, marked, room.scratch);
  });
  const isWide = marked * WIDE_RESULT > ordinals.length;
  return isWide
    ? keepInOrder(room.scratch, ordinals.length, words.length)
    : keepMarked(room.scratch, marked, words.length);
}

function metIn(data: SegmentData, word: FoundWord, index: number, names: Names): Met {
  const { titles = [], names: named = [] } = word.hits[index] ?? {};
  const sets = scoredSets(data, names.facetsOf(data), names.tableOf(data), named);
  const inTitles = titles.reduce((sum, { from, to }) => sum + countEntries(data.postings, from, to), 0);
  return { titles, named: sets, size: sets.reduce((sum, { products }) => sum + products, inTitles) };
}

/** One range of terms in one round; a round is a word. Only the first, rarest word marks products, the others lead them on. */
function markRange(data: SegmentData, range: TermHits, round: number, known: number, { scratch, wide }: Room): number {
  const { postings } = data;
  const list = wide.of(data, range.from, range.to);
  const start = list === null ? (postings.starts[range.from] ?? 0) : 0;
  const end = list === null ? (postings.starts[range.to] ?? 0) : list.length;
  return mark(list ?? postings.slots, start, end, wordScore(range.rank, TITLE), round, known, scratch);
}

function mark(
  products: Uint32Array,
  start: number,
  end: number,
  score: number,
  round: number,
  known: number,
  { states, slots }: Scratch,
): number {
  let marked = known;
  for (let position = start; position < end; position++) {
    const slot = products[position] ?? 0;
    const state = states[slot] ?? 0;
    if (state === 0 && round > 0) continue;
    if (state === 0) slots[marked++] = slot;
    states[slot] = raised(state, score, round);
  }
  return marked;
}

/** In the first round every product is looked at, which is quick in their order; later on those that were found so far. */
function markSets({ sets, scores }: ScoredSets, round: number, known: number, { states, slots }: Scratch): number {
  if (round > 0) {
    for (let position = 0; position < known; position++) {
      const slot = slots[position] ?? 0;
      const score = scores[sets[slot] ?? 0] ?? 0;
      if (score > 0) states[slot] = raised(states[slot] ?? 0, score, round);
    }
    return known;
  }
  let marked = known;
  for (let slot = 0; slot < sets.length; slot++) {
    const score = scores[sets[slot] ?? 0] ?? 0;
    if (score === 0) continue;
    const state = states[slot] ?? 0;
    if (state === 0) slots[marked++] = slot;
    states[slot] = raised(state, score, 0);
  }
  return marked;
}

/** A product's state when a word adds so much; one that lacks an earlier word stays as it is. */
function raised(state: number, score: number, round: number): number {
  const rounds = state & ROUND_MASK;
  if (rounds !== round && rounds !== round + 1) return state;
  // A second, better meeting of the same word adds only the difference.
  const before = rounds === round ? 0 : (state >>> ROUND_BITS) & SCORE_MASK;
  if (score <= before) return state;
  const relevance = (state >>> RELEVANCE_SHIFT) + score - before;
  return (relevance << RELEVANCE_SHIFT) | (score << ROUND_BITS) | (round + 1);
}

/** A single word that many have, most often a single letter: products in their order, each with the best it was met by. */
function takeInOrder(data: SegmentData, { titles, named }: Met, { scratch, wide }: Room): number {
  const { states } = scratch;
  const { postings, ordinals } = data;
  for (const { from, to, rank } of titles) {
    const list = wide.of(data, from, to);
    const start = list === null ? (postings.starts[from] ?? 0) : 0;
    const end = list === null ? (postings.starts[to] ?? 0) : list.length;
    lift(states, list ?? postings.slots, start, end, wordScore(rank, TITLE));
  }
  return collectInOrder(scratch, ordinals.length, named);
}

/** All facets in one loop, which is quicker than one each. One that is left out is replaced by another, which changes nothing of the best. */
function collectInOrder({ states, slots, relevance }: Scratch, products: number, named: readonly ScoredSets[]): number {
  const [one = nothing, two = one, three = two] = named;
  let found = 0;
  for (let slot = 0; slot < products; slot++) {
    let score = states[slot] ?? 0;
    if (one !== nothing) {
      score = Math.max(score, one.scores[one.sets[slot] ?? 0] ?? 0, two.scores[two.sets[slot] ?? 0] ?? 0);
      score = Math.max(score, three.scores[three.sets[slot] ?? 0] ?? 0);
    }
    if (score === 0) continue;
    slots[found] = slot;
    relevance[found++] = score;
    states[slot] = 0;
  }
  return found;
}

const nothing: ScoredSets = { sets: new Uint32Array(0), scores: new Uint8Array(0), products: 0 };

function lift(states: Uint32Array, products: Uint32Array, start: number, end: number, score: number): void {
  for (let place = start; place < end; place++) {
    const slot = products[place] ?? 0;
    if ((states[slot] ?? 0) < score) states[slot] = score;
  }
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

function keepInOrder({ states, slots, relevance }: Scratch, products: number, rounds: number): number {
  let kept = 0;
  for (let slot = 0; slot < products; slot++) {
    const state = states[slot] ?? 0;
    if ((state & ROUND_MASK) !== rounds) continue;
    slots[kept] = slot;
    relevance[kept++] = state >>> RELEVANCE_SHIFT;
  }
  states.fill(0, 0, products);
  return kept;
}

function everyProduct({ slots, relevance }: Scratch, products: number): number {
  relevance.fill(0, 0, products);
  for (let slot = 0; slot < products; slot++) slots[slot] = slot;
  return products;
}
