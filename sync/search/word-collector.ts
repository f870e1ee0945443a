import { indexedWordsOf } from './fold.ts';
import type { Word } from './fold.ts';
import { growingList } from './growing.ts';
import { entryOf, fieldOf, slotOf } from './postings.ts';
import type { Postings } from './postings.ts';
import { packTerms } from './terms.ts';
import type { Terms } from './terms.ts';

/** Takes the words of one document after the other and turns them into a dictionary with postings. */
export interface WordCollector {
  /**
   * A text that is this document's own, or a name that many share: names are remembered whole, texts by the piece. Best field first: a word
   * counts in the first field of a document that it is met in.
   */
  addText(text: string, field: number): void;
  addName(name: string, field: number): void;
  endDocument(): void;
  /** `documents` by slot, as numbers in the order they were added. */
  finish(documents: Uint32Array): { readonly terms: Terms; readonly postings: Postings };
}

/** Pieces of text repeat all over a catalog and taking one apart is dear. The bound keeps a catalog of nonsense from filling the memory. */
const REMEMBERED_PIECES = 400_000;

export function wordCollector(): WordCollector {
  const ids = new Map<string, number>();
  const surfaces: string[] = [];
  const lastDocument: number[] = [];
  const pieces = new Map<string, readonly number[]>();
  /** Term and field of every word, document after document. */
  const words = growingList();
  const ends = growingList();

  const idOf = ({ term, surface }: Word): number => {
    const known = ids.get(term);
    if (known !== undefined) return known;
    ids.set(term, surfaces.length);
    lastDocument.push(-1);
    return surfaces.push(surface === term ? '' : surface) - 1;
  };
  const idsIn = (piece: string): readonly number[] => {
    const known = pieces.get(piece);
    if (known !== undefined) return known;
    const found = indexedWordsOf(piece).map(idOf);
    if (pieces.size < REMEMBERED_PIECES) pieces.set(piece, found);
    return found;
  };
  const note = (piece: string, field: number): void => {
    for (const id of idsIn(piece)) {
      if (lastDocument[id] === ends.length) continue;
      lastDocument[id] = ends.length;
      words.push(entryOf(id, field));
    }
  };

  return {
    addText(text, field) {
      for (const piece of text.split(' ')) note(piece, field);
    },
    addName: note,
    endDocument: () => ends.push(words.length),
    finish(documents) {
      const sorted = [...ids.keys()].toSorted();
      const places = new Uint32Array(sorted.length);
      sorted.forEach((term, place) => (places[ids.get(term) ?? 0] = place));
      const surfacesSorted = sorted.map((term) => surfaces[ids.get(term) ?? 0] ?? '');
      return {
        terms: packTerms(sorted, surfacesSorted),
        postings: sortedByTerm(documents, words.values(), ends.values(), places),
      };
    },
  };
}

/** A counting sort: going through the documents in slot order leaves every term's entries in slot order. */
function sortedByTerm(documents: Uint32Array, words: Uint32Array, ends: Uint32Array, places: Uint32Array): Postings {
  const starts = new Uint32Array(places.length + 1);
  const eachWord = (visit: (place: number, slot: number, field: number) => void) =>
    documents.forEach((document, slot) => {
      for (let word = ends[document - 1] ?? 0; word < (ends[document] ?? 0); word++) {
        const entry = words[word] ?? 0;
        visit(places[slotOf(entry)] ?? 0, slot, fieldOf(entry));
      }
    });
  eachWord((place) => (starts[place + 1] = (starts[place + 1] ?? 0) + 1));
  for (let place = 0; place < places.length; place++)
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const entries = new Uint32Array(starts[places.length] ?? 0);
  eachWord((place, slot, field) => {
    const position = next[place] ?? 0;
    next[place] = position + 1;
    entries[position] = entryOf(slot, field);
  });
  return { starts, entries };
}
