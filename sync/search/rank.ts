import { NAMED_FACETS } from './facet-names.ts';

/** Where a word stands in a product, best first: in its title, or in the name of a value of `NAMED_FACETS`, in their order. */
export const TITLE = 0;
const FIELD_COUNT = 1 + NAMED_FACETS.length;

/** How a word was met in a product as it was typed, best first: whole, as a beginning, or inside a compound (SE8). */
export const TYPED = { whole: 63, begun: 62, inside: 61 } as const;

/** How a word was met in spite of a typing error, and what that takes from the likelihood of its being meant, in powers of two. */
export const NEAR = {
  'one-error': 0,
  'begun-one-error': 1,
  'two-errors': 5,
  'begun-two-errors': 6,
  loosely: 9,
} as const;
export type NearMeeting = keyof typeof NEAR;

/** Below every rank of a word as typed, by so much that twelve words do not make up for one error. */
const mostNear = 29;

/** A frequent word is likelier meant than a rare one (SE2): of two that are as near, the one that more products have comes first. */
export function nearRank(meeting: NearMeeting, products: number): number {
  const frequency = Math.floor(Math.log2(Math.max(1, products)));
  return Math.max(1, Math.min(mostNear, 10 + frequency - NEAR[meeting]));
}

export const isTyped = (rank: number): boolean => rank > mostNear;

/**
 * What one word adds to a product's relevance: how well it was met decides, among equals the field. A whole word in a colour comes before
 * the mere beginning of one in a title. At most 252.
 */
export const wordScore = (rank: number, field: number): number => rank * FIELD_COUNT - field;

/** More words than this are not looked at: with them, one error could outweigh all that was met as typed. */
export const MOST_WORDS = 12;

/** The relevance of a product that has all of so many words as typed is not below this; with one error it always is. */
export const leastTyped = (words: number): number => words * wordScore(TYPED.inside, FIELD_COUNT - 1);

/** The relevance of a product whose code was typed: more than words can reach; it comes first in every order (SE4). */
export const CODE_TYPED = 4095;

/** Relevance first, then popularity (ten bits), then whether this store has it (0 or 1). */
export const scoreOf = (relevance: number, popularity: number, here: number): number =>
  relevance * 2048 + popularity * 2 + here;
