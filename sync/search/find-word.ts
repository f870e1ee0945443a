import { forgivenErrors, nearTerms } from './edit-distance.ts';
import type { Nearness } from './edit-distance.ts';
import type { Word } from './fold.ts';
import { slotOf } from './postings.ts';
import type { Meeting } from './rank.ts';
import type { Segment } from './segment.ts';
import { exactRange, prefixRange } from './terms.ts';

/** Terms of one segment that a typed word stands for, all met in the same way. */
export interface TermHits {
  readonly from: number;
  readonly to: number;
  readonly meeting: Meeting;
}

/** A typed word: what it stands for in each segment. */
export interface FoundWord {
  readonly typed: Word;
  /** Not found as typed, so that typing errors were allowed for. */
  readonly forgiven: boolean;
  readonly hits: readonly (readonly TermHits[])[];
}

type IsLive = (segment: Segment, slot: number) => boolean;

/** A word as typed (SE1). */
export const wordAsTyped = (segments: readonly Segment[], typed: Word, isLast: boolean): FoundWord => ({
  typed,
  forgiven: false,
  hits: segments.map((segment) => typedHits(segment, typed.term, isLast)),
});

/** A word as typed, and only if no product has it so, with typing errors (SE2). */
export function wordForgiven(segments: readonly Segment[], typed: Word, isLast: boolean, isLive: IsLive): FoundWord {
  const asTyped = wordAsTyped(segments, typed, isLast);
  const errors = forgivenErrors(typed.term.length);
  if (errors === 0 || isAnywhere(segments, asTyped.hits, isLive)) return asTyped;
  const near = segments.map((segment) => nearHits(segment, typed.term, errors, isLast));
  // "blak" is also one error from all that begins with "bla": such words only where there are no better ones.
  const better = near.map((hits) => hits.filter((hit) => hit.meeting !== 'loosely'));
  return { typed, forgiven: true, hits: isAnywhere(segments, better, isLive) ? better : near };
}

function typedHits({ data }: Segment, typed: string, isLast: boolean): TermHits[] {
  const exact = exactRange(data.terms, typed);
  const hits: TermHits[] = exact.to > exact.from ? [{ ...exact, meeting: 'whole' }] : [];
  if (!isLast) return hits;
  const { to } = prefixRange(data.terms, typed);
  return to > exact.to ? [...hits, { from: exact.to, to, meeting: 'begun' }] : hits;
}

function nearHits({ data }: Segment, typed: string, errors: 1 | 2, isLast: boolean): TermHits[] {
  const hits: TermHits[] = [];
  nearTerms(data.terms, typed, errors, isLast, (term, nearness) => {
    hits.push({ from: term, to: term + 1, meeting: meetingOf(nearness, isLast) });
  });
  return hits;
}

function meetingOf({ whole, begun }: Nearness, isLast: boolean): Meeting {
  if (whole <= 1) return 'one-error';
  if (isLast && begun <= 1) return 'begun-one-error';
  if (whole === 2) return 'two-errors';
  return begun === 2 ? 'begun-two-errors' : 'loosely';
}

const isAnywhere = (segments: readonly Segment[], hits: FoundWord['hits'], isLive: IsLive): boolean =>
  segments.some((segment, index) => isAnyLive(segment, hits[index] ?? [], isLive));

function isAnyLive(segment: Segment, hits: readonly TermHits[], isLive: IsLive): boolean {
  const { starts, entries } = segment.data.postings;
  return hits.some(({ from, to }) => {
    for (let position = starts[from] ?? 0; position < (starts[to] ?? 0); position++)
      if (isLive(segment, slotOf(entries[position] ?? 0))) return true;
    return false;
  });
}
