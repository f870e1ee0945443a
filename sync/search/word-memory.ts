import { indexedWordsOf } from './fold.ts';

/** A word of the catalog, one for all products that have it. */
export interface KnownWord {
  readonly term: string;
  /** As first written. */
  readonly surface: string;
  /** Who gave it the number: a collector asks its own dictionary only at the first meeting. */
  owner: object | null;
  id: number;
}

/** The same pieces of text come again and again in a catalog, and taking one apart is dear: it is done once. */
export interface WordMemory {
  wordsOf(piece: string): readonly KnownWord[];
  /** When the catalog is in: what still comes is little. */
  forget(): void;
}

/** Keeps a catalog of nonsense from filling the memory. */
const mostRemembered = 250_000;
/** Longer texts are seldom the same twice, save the names that many products share. */
const longestRemembered = 500;

export function wordMemory(): WordMemory {
  const known = new Map<string, readonly KnownWord[]>();
  return {
    wordsOf(piece) {
      const remembered = known.get(piece);
      if (remembered !== undefined) return remembered;
      const words = indexedWordsOf(piece).map(({ term, surface }) => ({ term, surface, owner: null, id: 0 }));
      if (known.size < mostRemembered && piece.length <= longestRemembered) known.set(piece, words);
      return words;
    },
    forget: () => known.clear(),
  };
}
