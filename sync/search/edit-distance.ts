import type { Terms } from './terms.ts';

/** How many errors a word of this length may hold (SE2): in a shorter one nearly every other word is one error away. */
export function forgivenErrors(length: number): 0 | 1 | 2 {
  if (length >= 8) return 2;
  return length >= 4 ? 1 : 0;
}

/** The fewest errors by which a term was met; `Infinity` where it was not in that way. */
export interface Nearness {
  /** The whole term. */
  readonly whole: number;
  /** A beginning of it that ends in the letter typed last. */
  readonly begun: number;
  /** Any beginning of it. */
  readonly loosely: number;
}

const DEPTHS = 64;

/**
 * Finds all terms within some errors of a word, where an error is a letter too many, missing, wrong, or two neighbours swapped. The
 * bit-parallel automaton of Wu and Manber: bit i of state e is set when the word's first i letters are at most e errors from the letters
 * read so far. Sorted terms share their beginnings, so states are kept per depth and a beginning without a set bit skips all that share it.
 */
export function nearTerms(
  terms: Terms,
  word: string,
  errors: 1 | 2,
  beginnings: boolean,
  visit: (term: number, nearness: Nearness) => void,
): void {
  const { units, starts } = terms.table;
  const walk = automaton(word, errors);
  let deadDepth = DEPTHS;
  for (let term = 0; term < starts.length - 1; term++) {
    const known = terms.shared[term] ?? 0;
    if (known >= deadDepth) continue;
    const start = starts[term] ?? 0;
    const length = (starts[term + 1] ?? 0) - start;
    let depth = known;
    deadDepth = DEPTHS;
    while (depth < length && deadDepth === DEPTHS) {
      depth++;
      if (!walk.read(depth, units[start + depth - 1] ?? 0, beginnings)) deadDepth = depth;
    }
    if (deadDepth < DEPTHS) continue;
    const nearness = walk.nearness(length);
    if (nearness.whole <= errors || (beginnings && nearness.loosely <= errors)) visit(term, nearness);
  }
}

interface Walk {
  /** Reads the letter that leads to `depth`; false when nothing below can be near any more. */
  read(depth: number, unit: number, beginnings: boolean): boolean;
  nearness(depth: number): Nearness;
}

function automaton(word: string, errors: 1 | 2): Walk {
  const letters = new Map<number, number>();
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    letters.set(unit, (letters.get(unit) ?? 0) | (2 << index));
  }
  const end = 1 << word.length;
  const inWord = ((end << 1) - 1) | 0;
  const exact = new Int32Array(DEPTHS);
  const one = new Int32Array(DEPTHS);
  const two = new Int32Array(DEPTHS);
  const read = new Int32Array(DEPTHS);
  const begun = new Float64Array(DEPTHS).fill(Infinity);
  const loosely = new Float64Array(DEPTHS).fill(Infinity);
  exact[0] = 1;
  one[0] = 3;
  two[0] = errors === 2 ? 7 : 0;

  return {
    read(depth, unit, beginnings) {
      const before = depth - 1;
      const here = letters.get(unit) ?? 0;
      const exactBefore = exact[before] ?? 0;
      const oneBefore = one[before] ?? 0;
      // Two neighbours swapped: the letter before this one stands here in the word, and this one stands before it.
      const swapped = depth > 1 ? (read[before] ?? 0) & (here << 1) : 0;
      const hit0 = (exactBefore << 1) & here;
      const hit1 = ((oneBefore << 1) & here) | (((exact[depth - 2] ?? 0) << 2) & swapped);
      const now1 = (hit1 | exactBefore | (exactBefore << 1) | (hit0 << 1)) & inWord;
      let hit2 = 0;
      let now2 = 0;
      if (errors === 2) {
        hit2 = (((two[before] ?? 0) << 1) & here) | (((one[depth - 2] ?? 0) << 2) & swapped);
        now2 = (hit2 | oneBefore | (oneBefore << 1) | (now1 << 1)) & inWord;
      }
      exact[depth] = hit0;
      one[depth] = now1;
      two[depth] = now2;
      read[depth] = here;
      begun[depth] = Math.min(begun[before] ?? Infinity, fewest(hit0, hit1, hit2));
      loosely[depth] = Math.min(loosely[before] ?? Infinity, fewest(hit0, now1, now2));
      return (now1 | now2) !== 0 || (beginnings && loosely[depth] <= errors);
    },
    nearness: (depth) => ({
      whole: fewest(exact[depth] ?? 0, one[depth] ?? 0, two[depth] ?? 0),
      begun: begun[depth] ?? Infinity,
      loosely: loosely[depth] ?? Infinity,
    }),
  };

  function fewest(state0: number, state1: number, state2: number): number {
    if ((state0 & end) !== 0) return 0;
    if ((state1 & end) !== 0) return 1;
    return (state2 & end) === 0 ? Infinity : 2;
  }
}
