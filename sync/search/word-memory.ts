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
  /** Of each piece between spaces the words. */
  eachPiece(text: string, visit: (words: readonly KnownWord[]) => void): void;
  /** When the catalog is in: what still comes is little. */
  forget(): void;
}

/** Keeps a catalog of nonsense from filling the memory. */
const mostRemembered = 250_000;
/** Four times as many places as pieces, so that most are met where they are first looked for. */
const PLACES = 2 ** 20;
const SPACE = 32;

/**
 * Pieces are met where they stand in the text, by a hash: making a string of each, or keeping its letters to compare with, would take longer
 * than all the rest. As with codes, some fifty bits decide.
 */
export function wordMemory(): WordMemory {
  /** By place, another hash of the piece and one more than its number; 0 where none is. */
  let places: Uint32Array | null = null;
  let known: (readonly KnownWord[])[] = [];
  const read = (text: string, from: number, to: number, hash: number, mark: number): readonly KnownWord[] => {
    places ??= new Uint32Array(PLACES * 2);
    let place = (hash & (PLACES - 1)) * 2;
    while (places[place + 1] !== 0) {
      if (places[place] === mark) return known[(places[place + 1] ?? 0) - 1] ?? [];
      place = (place + 2) % places.length;
    }
    const words = indexedWordsOf(text.slice(from, to)).map(({ term, surface }) => ({
      ...{ term, surface },
      ...{ owner: null, id: 0 },
    }));
    if (known.length < mostRemembered) places[place + 1] = known.push(words);
    places[place] = mark;
    return words;
  };
  return {
    eachPiece(text, visit) {
      let [from, hash, mark] = [0, 0, 0];
      for (let at = 0; at <= text.length; at++) {
        const unit = at === text.length ? SPACE : text.charCodeAt(at);
        if (unit !== SPACE) {
          hash = Math.imul(hash ^ unit, 0x9e3779b1);
          hash ^= hash >>> 15;
          mark = Math.imul(mark ^ unit, 0x85ebca6b);
          continue;
        }
        if (at > from) visit(read(text, from, at, hash, mark >>> 0));
        from = at + 1;
        hash = 0;
        mark = 0;
      }
    },
    forget() {
      places = null;
      known = [];
    },
  };
}
