import { growingList } from './growing.ts';
import { entryOf, fieldOf, slotOf } from './postings.ts';
import type { Postings } from './postings.ts';
import { sortStrings } from './sort-strings.ts';
import { STEP, type Steps } from './steps.ts';
import { packTerms } from './terms.ts';
import type { Terms } from './terms.ts';
import type { KnownWord, WordMemory } from './word-memory.ts';

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
  finish(documents: Uint32Array): Steps<{ readonly terms: Terms; readonly postings: Postings }>;
}

/** Documents whose words are sorted in one step. */
const documentsAStep = 256;

export function wordCollector(memory: WordMemory): WordCollector {
  const owner = {};
  const ids = new Map<string, number>();
  const surfaces: string[] = [];
  const lastDocument = growingList();
  /** Term and field of every word, document after document. */
  const words = growingList();
  const ends = growingList();

  const meet = (word: KnownWord): void => {
    const known = ids.get(word.term);
    word.owner = owner;
    word.id = known ?? surfaces.length;
    if (known !== undefined) return;
    ids.set(word.term, word.id);
    lastDocument.push(0);
    surfaces.push(word.surface === word.term ? '' : word.surface);
  };
  const note = (piece: string, field: number): void => {
    const document = ends.length + 1;
    for (const word of memory.wordsOf(piece)) {
      if (word.owner !== owner) meet(word);
      if (lastDocument.at(word.id) === document) continue;
      lastDocument.put(word.id, document);
      words.push(entryOf(word.id, field));
    }
  };

  return {
    addText(text, field) {
      for (const piece of text.toLowerCase().split(' ')) note(piece, field);
    },
    addName: note,
    endDocument: () => ends.push(words.length),
    *finish(documents) {
      const sorted = yield* sortStrings([...ids.keys()]);
      const places = new Uint32Array(sorted.length);
      const surfacesSorted: string[] = [];
      for (const [place, term] of sorted.entries()) {
        const id = ids.get(term) ?? 0;
        places[id] = place;
        surfacesSorted.push(surfaces[id] ?? '');
        if (place % STEP === 0) yield;
      }
      return {
        terms: yield* packTerms(sorted, surfacesSorted),
        postings: yield* sortedByTerm(documents, words.values(), ends.values(), places),
      };
    },
  };
}

/** A counting sort: going through the documents in slot order leaves every term's entries in slot order. */
function* sortedByTerm(
  documents: Uint32Array,
  words: Uint32Array,
  ends: Uint32Array,
  places: Uint32Array,
): Steps<Postings> {
  const starts = new Uint32Array(places.length + 1);
  const inSlots = function* (visit: (place: number, slot: number, field: number) => void): Steps<void> {
    for (let slot = 0; slot < documents.length; slot++) {
      const document = documents[slot] ?? 0;
      for (let word = ends[document - 1] ?? 0; word < (ends[document] ?? 0); word++) {
        const entry = words[word] ?? 0;
        visit(places[slotOf(entry)] ?? 0, slot, fieldOf(entry));
      }
      if (slot % documentsAStep === 0) yield;
    }
  };
  yield* inSlots((place) => (starts[place + 1] = (starts[place + 1] ?? 0) + 1));
  for (let place = 0; place < places.length; place++) {
    starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
    if (place % STEP === 0) yield;
  }
  const next = starts.slice();
  const entries = new Uint32Array(starts[places.length] ?? 0);
  yield* inSlots((place, slot, field) => {
    const position = next[place] ?? 0;
    next[place] = position + 1;
    entries[position] = entryOf(slot, field);
  });
  return { starts, entries };
}
