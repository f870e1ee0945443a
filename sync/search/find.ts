import { bestOf } from './best-of.ts';
import { placesOf } from './code-table.ts';
import { codeKeys } from './codes.ts';
import { countBlock, type Gathering, newSetCounts, offerBlock } from './collect.ts';
import { addCounts, type CountedFacets, facetsOf, newCounts } from './counts.ts';
import { didYouMean } from './did-you-mean.ts';
import { FACETS } from './facets.ts';
import { wordsOf } from './fold.ts';
import { canForgive, findWord, type Forgiveness, type FoundWord } from './find-word.ts';
import { intersect, type Room } from './intersect.ts';
import { chosenSets, keep } from './keep.ts';
import type { IndexAnswer, IndexQuery, LiveColumns } from './query.ts';
import { CODE_TYPED, leastTyped, MOST_WORDS } from './rank.ts';
import type { Scratch } from './scratch.ts';
import type { Segment } from './segment.ts';

/** A text pasted into the field must not hold the kiosk up; nobody types more than this. */
const LONGEST_TEXT = 256;
/** A screenful: who finds so much as typed is not offered what is merely spelt alike. */
const ENOUGH = 24;

/** What is spelt alike is shown behind what was typed where it is so many times as much: then it may have been meant. */
const FAR_MORE = 3;

/** What a query is asked of. */
export interface Ground extends Room {
  /** Oldest first. */
  readonly segments: readonly Segment[];
}

/** Answers a query over all segments of an index: as typed, and where that is little, with typing errors forgiven (SE2). */
export function find(ground: Ground, query: IndexQuery, live: LiveColumns): IndexAnswer {
  const { segments } = ground;
  const text = query.text.slice(0, LONGEST_TEXT);
  const coded = segments.map((segment) => slotsOfCode(segment, text, live));
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const understood = (forgiveness: Forgiveness): FoundWord[] =>
    words.map((word, index) => findWord(segments, ground.names, word, index === words.length - 1, forgiveness));
  const ask = (found: readonly FoundWord[]) => gather(ground, found, coded, query, live);

  let found = understood('nothing');
  let gathered = ask(found);
  // Whoever typed a code made no typing error.
  const isWords = words.some(canForgive) && coded.every((slots) => slots.size === 0);
  for (const forgiveness of ['errors', 'anything'] as const) {
    const isEnough = forgiveness === 'errors' ? gathered.counts.matched >= ENOUGH : gathered.counts.matched > 0;
    if (!isWords || isEnough) break;
    const forgiven = understood(forgiveness);
    const more = ask(forgiven);
    const isFarMore = more.counts.matched >= gathered.counts.matched * FAR_MORE;
    if (isFarMore) found = forgiven;
    // What was asked last lies in the scratch, so that who stays with less asks again: it is little.
    gathered = isFarMore ? more : ask(found);
  }
  const ordinals = [...gathered.best.take().subarray(Math.max(0, query.offset))];
  return {
    total: gathered.counts.total,
    ordinals,
    facets: facetsOf(gathered.counts, ground.scratch.prices),
    didYouMean: didYouMean(segments, ground.names, found, ordinals[0]),
  };
}

function gather(
  { segments, ...room }: Ground,
  words: readonly FoundWord[],
  coded: readonly ReadonlySet<number>[],
  query: IndexQuery,
  live: LiveColumns,
): Gathering {
  const gathering: Gathering = {
    counts: newCounts(),
    best: bestOf(Math.max(0, query.offset) + Math.max(0, query.limit)),
    scratch: room.scratch,
    typedFrom: leastTyped(words.length),
  };
  segments.forEach((segment, index) => {
    const withWords = intersect(segment.data, words, index, room);
    const withCodes = putCodesFirst(room.scratch, withWords, coded[index] ?? new Set());
    gatherSegment(segment, withCodes, room.names.facetsOf(segment.data), query, live, gathering);
  });
  return gathering;
}

/** The first `found` of the scratch. */
function gatherSegment(
  segment: Segment,
  found: number,
  facets: CountedFacets,
  { filters, sort }: IndexQuery,
  live: LiveColumns,
  gathering: Gathering,
): void {
  const { counts, scratch } = gathering;
  const { data } = segment;
  const chosen = chosenSets(data, facets, filters);
  const bySet = newSetCounts(data);
  scratch.fitPrices(counts.priced + found + 1);
  for (const block of scratch.blocks(found)) {
    const kept = keep(segment, block, chosen, filters, live, counts);
    countBlock(data, block, kept, live, bySet, gathering);
    offerBlock(data, block, kept, sort, live, gathering);
  }
  for (const name of FACETS) addCounts(facets[name], bySet[name], counts.values[name]);
}

/** Marks the products of a code among those found, or adds them. */
function putCodesFirst({ slots, relevance }: Scratch, found: number, coded: ReadonlySet<number>): number {
  let count = found;
  for (const slot of coded) {
    const known = slots.subarray(0, found).indexOf(slot);
    const position = known < 0 ? count++ : known;
    slots[position] = slot;
    relevance[position] = CODE_TYPED;
  }
  return count;
}

/** Products whose sku or barcode the whole text is. */
function slotsOfCode(segment: Segment, text: string, live: LiveColumns): ReadonlySet<number> {
  const places = codeKeys(text).flatMap((key) => placesOf(segment.data.codes, key));
  const isCurrent = (slot: number) => !segment.isReplaced(slot) && live.gone[segment.data.ordinals[slot] ?? 0] !== 1;
  return new Set(places.map((place) => place.slot).filter(isCurrent));
}
