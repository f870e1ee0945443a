import type { FoundWord, TermHits } from './find-word.ts';
import { countEntries, FIELD_COUNT, fieldOf, slotOf } from './postings.ts';
import { wordScore } from './rank.ts';
import type { Scratch } from './scratch.ts';
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
}

/** Leaves the products that have every word (SE1) in the scratch and returns how many they are. Without words it is all of them. */
export function intersect(data: SegmentData, words: readonly FoundWord[], index: number, room: Room): number {
  const { postings, ordinals } = data;
  room.scratch.fit(ordinals.length);
  if (words.length === 0) return everyProduct(room.scratch, ordinals.length);
  const size = (hits: readonly TermHits[]) =>
    hits.reduce((sum, { from, to }) => sum + countEntries(postings, from, to), 0);
  const sized = words.map((word) => word.hits[index] ?? []).map((hits) => ({ hits, size: size(hits) }));
  const byRarity = sized.toSorted((one, other) => one.size - other.size);
  if (byRarity[0]?.size === 0) return 0;
  const [only, ...others] = byRarity;
  const widest = only?.hits.at(-1);
  const list = widest === undefined || others.length > 0 ? null : room.wide.of(data, widest.from, widest.to);
  if (only !== undefined && widest !== undefined && list !== null)
    return takeWide(data, only.hits.slice(0, -1), widest, list, room);
  let marked = 0;
  byRarity.forEach(({ hits }, round) => {
    for (const range of hits) marked = markRange(data, range, round, marked, room);
  });
  const isWide = marked * WIDE_RESULT > ordinals.length;
  return isWide
    ? keepInOrder(room.scratch, ordinals.length, words.length)
    : keepMarked(room.scratch, marked, words.length);
}

/** One range of terms in one round; a round is a word. Only the first, rarest word marks products, the others lead them on. */
function markRange(data: SegmentData, range: TermHits, round: number, known: number, { scratch, wide }: Room): number {
  const { postings } = data;
  const list = wide.of(data, range.from, range.to);
  const start = list === null ? (postings.starts[range.from] ?? 0) : 0;
  const end = list === null ? (postings.starts[range.to] ?? 0) : list.length;
  return mark(list ?? postings.entries, start, end, range.rank, round, known, scratch);
}

function mark(
  entries: Uint32Array,
  start: number,
  end: number,
  rank: number,
  round: number,
  known: number,
  { states, slots }: Scratch,
): number {
  const scores = Uint8Array.from({ length: FIELD_COUNT }, (_, field) => wordScore(rank, field));
  let marked = known;
  for (let position = start; position < end; position++) {
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

/** A single word, most often a single letter: the list is the result already, behind the few products that were met in a better way. */
function takeWide(
  data: SegmentData,
  better: readonly TermHits[],
  { rank }: TermHits,
  list: Uint32Array,
  room: Room,
): number {
  const { states, slots, relevance } = room.scratch;
  const scores = Uint8Array.from({ length: FIELD_COUNT }, (_, field) => wordScore(rank, field));
  let found = 0;
  for (const range of better) found = markRange(data, range, 0, found, room);
  const marked = found;
  for (let place = 0; place < list.length; place++) {
    const entry = list[place] ?? 0;
    const slot = slotOf(entry);
    if (marked > 0 && states[slot] !== 0) continue;
    slots[found] = slot;
    relevance[found++] = scores[fieldOf(entry)] ?? 0;
  }
  keepMarked(room.scratch, marked, 1);
  return found;
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
