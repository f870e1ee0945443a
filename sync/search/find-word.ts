import { dictionariesOf, type Dictionary } from './dictionary.ts';
import { forgivenErrors, nearTerms, type Nearness } from './edit-distance.ts';
import type { Word } from './fold.ts';
import type { Names } from './names.ts';
import { countEntries } from './postings.ts';
import { type NearMeeting, nearRank, TYPED } from './rank.ts';
import type { Segment } from './segment.ts';
import { stringAt } from './string-table.ts';
import { termsWithInside } from './tails.ts';
import { exactRange, prefixRange, type Terms } from './terms.ts';

/** Terms of one dictionary that a typed word stands for, all met in the same way. */
export interface TermHits {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
}

/** A typed word: what it stands for in each segment. */
export interface FoundWord {
  readonly typed: Word;
  readonly hits: readonly SegmentHits[];
}

export interface SegmentHits {
  readonly titles: readonly TermHits[];
  readonly names: readonly TermHits[];
}

/** How much is forgiven: nothing, what is likely, or all that could be meant, where there is nothing better. */
export type Forgiveness = 'nothing' | 'errors' | 'anything';

/** Even a word of three letters may have lost its fourth. */
const shortestForgiven = 3;

/** A word as typed (SE1, SE8) and, behind that, as it may have been meant (SE2). */
export function findWord(
  segments: readonly Segment[],
  names: Names,
  typed: Word,
  isLast: boolean,
  forgiveness: Forgiveness,
): FoundWord {
  const dictionaries = dictionariesOf(segments, names);
  const asTyped = dictionaries.map(({ terms }) => typedHits(terms, typed.term, isLast));
  const errors = forgiveness === 'nothing' ? 0 : errorsIn(typed.term, forgiveness);
  const near = errors === 0 ? [] : nearHits(dictionaries, typed.term, errors, isLast, forgiveness);
  const hitsIn = (place: number): TermHits[] => [...(asTyped[place] ?? []), ...(near[place] ?? [])];
  const hits = segments.map((_, index) => ({ titles: hitsIn(index), names: hitsIn(segments.length + index) }));
  return { typed, hits };
}

export const canForgive = ({ term }: Word): boolean => term.length >= shortestForgiven;

/** Where there is a digit in a word, its neighbours are other models and sizes, not other spellings. */
const hasDigit = /\p{N}/u;

function errorsIn(term: string, forgiveness: Forgiveness): 0 | 1 | 2 {
  if (forgiveness === 'anything' && term.length === shortestForgiven) return 1;
  return forgiveness === 'errors' && hasDigit.test(term) ? 0 : forgivenErrors(term.length);
}

function typedHits(terms: Terms, typed: string, isLast: boolean): TermHits[] {
  const exact = exactRange(terms, typed);
  const hits: TermHits[] = exact.to > exact.from ? [{ ...exact, rank: TYPED.whole }] : [];
  const { to } = isLast ? prefixRange(terms, typed) : exact;
  if (to > exact.to) hits.push({ from: exact.to, to, rank: TYPED.begun });
  for (const term of termsWithInside(terms.table, terms.tails, typed))
    hits.push({ from: term, to: term + 1, rank: TYPED.inside });
  return hits;
}

function nearHits(
  dictionaries: readonly Dictionary[],
  typed: string,
  errors: 1 | 2,
  isLast: boolean,
  forgiveness: Forgiveness,
): TermHits[][] {
  const near = dictionaries.map(({ terms }) => nearIn(terms, typed, errors, isLast));
  const allowed = near.map((terms) =>
    terms.filter(({ meeting }) => forgiveness === 'anything' || meeting !== 'loosely'),
  );
  return ranked(dictionaries, allowed);
}

interface NearTerm {
  readonly term: number;
  readonly meeting: NearMeeting;
}

/** The words before the last stay the same while the last is typed. */
const remembered = new WeakMap<Terms, Map<string, readonly NearTerm[]>>();
const mostRemembered = 16;

function nearIn(terms: Terms, typed: string, errors: 1 | 2, isLast: boolean): readonly NearTerm[] {
  const known = remembered.get(terms) ?? new Map<string, readonly NearTerm[]>();
  remembered.set(terms, known);
  const key = `${isLast ? '>' : '='}${errors}${typed}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found: NearTerm[] = [];
  nearTerms(terms, typed, errors, isLast, (term, nearness) => {
    const meeting = meetingOf(nearness, isLast);
    if (meeting !== null) found.push({ term, meeting });
  });
  if (known.size >= mostRemembered) known.clear();
  known.set(key, found);
  return found;
}

/** Null for what is met as typed already. */
function meetingOf({ whole, begun }: Nearness, isLast: boolean): NearMeeting | null {
  if (whole === 0 || (isLast && begun === 0)) return null;
  if (whole === 1) return 'one-error';
  if (isLast && begun === 1) return 'begun-one-error';
  if (whole === 2) return 'two-errors';
  return begun === 2 ? 'begun-two-errors' : 'loosely';
}

/** By how many products have a word in all dictionaries together. */
function ranked(dictionaries: readonly Dictionary[], near: readonly (readonly NearTerm[])[]): TermHits[][] {
  const counts = new Map<string, number>();
  const countIn = (dictionary: Dictionary, term: number) => countEntries(dictionary, term, term + 1);
  const isShared = near.filter((terms) => terms.length > 0).length > 1;
  const nameOf = ({ terms }: Dictionary, term: number) => stringAt(terms.table, term);
  if (isShared)
    dictionaries.forEach((dictionary, index) => {
      for (const { term } of near[index] ?? []) {
        const name = nameOf(dictionary, term);
        counts.set(name, (counts.get(name) ?? 0) + countIn(dictionary, term));
      }
    });
  return dictionaries.map((dictionary, index) =>
    (near[index] ?? []).map(({ term, meeting }) => {
      const products = isShared ? (counts.get(nameOf(dictionary, term)) ?? 0) : countIn(dictionary, term);
      return { from: term, to: term + 1, rank: nearRank(meeting, products) };
    }),
  );
}
