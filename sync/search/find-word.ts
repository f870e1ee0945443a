import { forgivenErrors, nearTerms, type Nearness } from './edit-distance.ts';
import type { Word } from './fold.ts';
import { countEntries } from './postings.ts';
import { type NearMeeting, nearRank, TYPED } from './rank.ts';
import type { Segment, SegmentData } from './segment.ts';
import { stringAt } from './string-table.ts';
import { termsWithInside } from './tails.ts';
import { exactRange, prefixRange } from './terms.ts';

/** Terms of one segment that a typed word stands for, all met in the same way. */
export interface TermHits {
  readonly from: number;
  readonly to: number;
  readonly rank: number;
}

/** A typed word: what it stands for in each segment. */
export interface FoundWord {
  readonly typed: Word;
  readonly hits: readonly (readonly TermHits[])[];
}

/** How much is forgiven: nothing, what is likely, or all that could be meant, where there is nothing better. */
export type Forgiveness = 'nothing' | 'errors' | 'anything';

/** Even a word of three letters may have lost its fourth. */
const shortestForgiven = 3;

/** A word as typed (SE1, SE8) and, behind that, as it may have been meant (SE2). */
export function findWord(
  segments: readonly Segment[],
  typed: Word,
  isLast: boolean,
  forgiveness: Forgiveness,
): FoundWord {
  const asTyped = segments.map(({ data }) => typedHits(data, typed.term, isLast));
  const errors = forgiveness === 'nothing' ? 0 : errorsIn(typed.term, forgiveness);
  if (errors === 0) return { typed, hits: asTyped };
  const near = segments.map(({ data }) => nearIn(data, typed.term, errors, isLast));
  const allowed = near.map((terms) =>
    terms.filter(({ meeting }) => forgiveness === 'anything' || meeting !== 'loosely'),
  );
  const hits = ranked(segments, allowed);
  return { typed, hits: asTyped.map((known, index) => [...known, ...(hits[index] ?? [])]) };
}

export const canForgive = ({ term }: Word): boolean => term.length >= shortestForgiven;

/** Where there is a digit in a word, its neighbours are other models and sizes, not other spellings. */
const hasDigit = /\p{N}/u;

function errorsIn(term: string, forgiveness: Forgiveness): 0 | 1 | 2 {
  if (forgiveness === 'anything' && term.length === shortestForgiven) return 1;
  return forgiveness === 'errors' && hasDigit.test(term) ? 0 : forgivenErrors(term.length);
}

function typedHits(data: SegmentData, typed: string, isLast: boolean): TermHits[] {
  const { terms } = data;
  const exact = exactRange(terms, typed);
  const hits: TermHits[] = exact.to > exact.from ? [{ ...exact, rank: TYPED.whole }] : [];
  const { to } = isLast ? prefixRange(terms, typed) : exact;
  if (to > exact.to) hits.push({ from: exact.to, to, rank: TYPED.begun });
  for (const term of termsWithInside(terms.table, terms.tails, typed))
    hits.push({ from: term, to: term + 1, rank: TYPED.inside });
  return hits;
}

interface NearTerm {
  readonly term: number;
  readonly meeting: NearMeeting;
}

/** The words before the last stay the same while the last is typed. */
const remembered = new WeakMap<SegmentData, Map<string, readonly NearTerm[]>>();
const mostRemembered = 16;

function nearIn(data: SegmentData, typed: string, errors: 1 | 2, isLast: boolean): readonly NearTerm[] {
  const known = remembered.get(data) ?? new Map<string, readonly NearTerm[]>();
  remembered.set(data, known);
  const key = `${isLast ? '>' : '='}${errors}${typed}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found: NearTerm[] = [];
  nearTerms(data.terms, typed, errors, isLast, (term, nearness) => {
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

/** By how many products have a word in all segments together. */
function ranked(segments: readonly Segment[], near: readonly (readonly NearTerm[])[]): TermHits[][] {
  const counts = new Map<string, number>();
  const countIn = ({ data }: Segment, term: number) => countEntries(data.postings, term, term + 1);
  const isShared = segments.length > 1;
  const nameOf = ({ data }: Segment, term: number) => stringAt(data.terms.table, term);
  if (isShared)
    segments.forEach((segment, index) => {
      for (const { term } of near[index] ?? []) {
        const name = nameOf(segment, term);
        counts.set(name, (counts.get(name) ?? 0) + countIn(segment, term));
      }
    });
  return segments.map((segment, index) =>
    (near[index] ?? []).map(({ term, meeting }) => {
      const products = isShared ? (counts.get(nameOf(segment, term)) ?? 0) : countIn(segment, term);
      return { from: term, to: term + 1, rank: nearRank(meeting, products) };
    }),
  );
}
