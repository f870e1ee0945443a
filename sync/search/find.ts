import { placesOf } from './code-table.ts';
import { codeKeys } from './codes.ts';
import { didYouMean } from './did-you-mean.ts';
import { wordsOf } from './fold.ts';
import { wordAsTyped, wordForgiven } from './find-word.ts';
import type { FoundWord } from './find-word.ts';
import { intersect } from './intersect.ts';
import { narrow } from './narrow.ts';
import { offerAll } from './order.ts';
import type { IndexAnswer, IndexQuery, LiveColumns } from './query.ts';
import { bestOf, CODE_TYPED } from './rank.ts';
import { isReplaced } from './segment.ts';
import type { Segment } from './segment.ts';
import { tally } from './tally.ts';

/** A text pasted into the field must not hold the kiosk up; nobody types more than this. */
const LONGEST_TEXT = 256;
/** More words than this would leave the ten bits that a score has for relevance; the rest is ignored. */
const MOST_WORDS = 16;

/** Answers a query over all segments of an index. */
export function find(segments: readonly Segment[], query: IndexQuery, live: LiveColumns): IndexAnswer {
  const text = query.text.slice(0, LONGEST_TEXT);
  const coded = segments.map((segment) => slotsOfCode(segment, text, live));
  const words = understand(
    segments,
    text,
    coded.some((slots) => slots.size > 0),
    live,
  );
  const offset = Math.max(0, query.offset);
  const best = bestOf(offset + Math.max(0, query.limit));
  const counted = tally(live);
  segments.forEach((segment, index) => {
    const withWords = intersect(segment, words, index);
    const found = narrow(segment, putCodesFirst(segment, withWords, coded[index] ?? new Set()), query.filters, live);
    counted.add(segment, found);
    offerAll(segment, found, query.sort, live, best);
  });
  const ordinals = [...best.take().subarray(offset)];
  return {
    total: counted.total(),
    ordinals,
    facets: counted.facets(),
    didYouMean: didYouMean(segments, words, ordinals),
  };
}

/** Marks the products of a code among those found, or adds them. */
function putCodesFirst({ scratch }: Segment, found: number, coded: ReadonlySet<number>): number {
  const { slots, relevance } = scratch;
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
  return new Set(places.map((place) => place.slot).filter((slot) => isCurrent(segment, slot, live)));
}

/** What the words stand for. Whoever typed a code made no typing error. */
function understand(segments: readonly Segment[], text: string, isCode: boolean, live: LiveColumns): FoundWord[] {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const isLive = (segment: Segment, slot: number) => isCurrent(segment, slot, live);
  return words.map((word, index) => {
    const isLast = index === words.length - 1;
    return isCode ? wordAsTyped(segments, word, isLast) : wordForgiven(segments, word, isLast, isLive);
  });
}

const isCurrent = ({ data, replaced }: Segment, slot: number, live: LiveColumns): boolean =>
  !isReplaced(replaced, slot) && !live.deleted(data.ordinals[slot] ?? 0);
