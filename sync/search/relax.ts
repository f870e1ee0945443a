import { wordsOf } from './fold.ts';
import type { IndexAnswer, IndexQuery } from './query.ts';

export interface Relaxed {
  /** What was searched instead. */
  readonly text: string;
  readonly dropped: readonly string[];
  readonly answer: IndexAnswer;
}

/** Of a longer text the last words are given up first, until so many are left. */
const mostWords = 6;

/** The fewest words left out so that something is found; of several ways the one that finds most. Null when no word is any good. */
export function relax(query: IndexQuery, search: (query: IndexQuery) => IndexAnswer): Relaxed | null {
  const words = wordsOf(query.text).map(({ surface }) => surface);
  const tried = words.slice(0, mostWords);
  for (let kept = Math.min(tried.length, words.length - 1); kept > 0; kept--) {
    const ways = subsets(tried, kept).map((some) => {
      const text = some.map((place) => tried[place] ?? '').join(' ');
      const dropped = words.filter((_, place) => !some.includes(place));
      return { text, dropped, answer: search({ ...query, text }) };
    });
    const best = ways.reduce((most, way) => (way.answer.total > most.answer.total ? way : most));
    if (best.answer.total > 0) return best;
  }
  return null;
}

/** All ways to choose so many of some words, by their places; what comes first is kept first. */
function subsets(words: readonly string[], count: number): readonly (readonly number[])[] {
  const ways = Array.from({ length: 2 ** words.length }, (_, chosen) =>
    words.flatMap((__, place) => ((chosen >> place) & 1 ? [place] : [])),
  );
  return ways.filter((way) => way.length === count);
}
