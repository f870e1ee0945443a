import { indexedWordsOf } from './fold.ts';
import { growingList } from './growing.ts';

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
  readonly heldBytes: number;
  /** Of each piece between spaces the words. */
  eachPiece(text: string, visit: (words: readonly KnownWord[]) => void): void;
  /** When the catalog is in: what still comes is little. */
  forget(): void;
}

/** Keeps a catalog of nonsense from filling the memory. */
const mostRemembered = 250_000;
/** As many places for each piece, so that most are met where they are first looked for. */
const PLACES_A_PIECE = 4;
/** The words of a round of changes are few: a table for a whole catalog, made anew each time, was most of what such a round cost (RP19). */
const FEWEST_PLACES = 2 ** 12;
const GROWTH = 4;
const SPACE = 32;

/**
 * Pieces are met where they stand in the text, by a hash: making a string of each, or keeping its letters to compare with, would take longer
 * than all the rest. As with codes, some fifty bits decide.
 */
export function wordMemory(): WordMemory {
  /** By place, another hash of the piece and one more than its number; 0 where none is. */
  let places = new Uint32Array(0);
  let known: (readonly KnownWord[])[] = [];
  /** By number, what each piece's place goes by. */
  let hashes = growingList();
  const remember = (place: number, hash: number, mark: number, words: readonly KnownWord[]): void => {
    places[place] = mark;
    places[place + 1] = known.push(words);
    hashes.push(hash);
    if (known.length * PLACES_A_PIECE > places.length / 2) places = spread(places, hashes.values());
  };
  const read = (text: string, from: number, to: number, hash: number, mark: number): readonly KnownWord[] => {
    if (places.length === 0) places = new Uint32Array(FEWEST_PLACES * 2);
    let place = firstPlace(places, hash);
    while (places[place + 1] !== 0) {
      if (places[place] === mark) return known[(places[place + 1] ?? 0) - 1] ?? [];
      place = (place + 2) % places.length;
    }
    const words = indexedWordsOf(text.slice(from, to)).map(({ term, surface }) => ({
      ...{ term, surface },
      ...{ owner: null, id: 0 },
    }));
    if (known.length < mostRemembered) remember(place, hash, mark, words);
    return words;
  };
  return {
    get heldBytes() {
      return places.byteLength;
    },
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
      places = new Uint32Array(0);
      known = [];
      hashes = growingList();
    },
  };
}

const firstPlace = (places: Uint32Array, hash: number): number => (hash & (places.length / 2 - 1)) * 2;

/** The same in more places. */
function spread(places: Uint32Array<ArrayBuffer>, hashes: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(places.length * GROWTH);
  for (let at = 0; at < places.length; at += 2) {
    const number = places[at + 1] ?? 0;
    if (number === 0) continue;
    let place = firstPlace(more, hashes[number - 1] ?? 0);
    while (more[place + 1] !== 0) place = (place + 2) % more.length;
    more[place] = places[at] ?? 0;
    more[place + 1] = number;
  }
  return more;
}
