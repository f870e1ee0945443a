import { growingList } from './growing.ts';
import type { Postings } from './postings.ts';
import { sortStrings } from './sort-strings.ts';
import { STEP, type Steps } from './steps.ts';
import { packTerms } from './terms.ts';
import type { Terms } from './terms.ts';
import type { KnownWord, WordMemory } from './word-memory.ts';

/** Takes the words of one document after the other and turns them into a dictionary with postings. */
export interface WordCollector {
  /** Of the document that is to be ended. */
  addText(text: string): void;
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
  /** The number of every word, document after document. */
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
  const note = (found: readonly KnownWord[]): void => {
    const document = ends.length + 1;
    for (const word of found) {
      if (word.owner !== owner) meet(word);
      if (lastDocument.at(word.id) === document) continue;
      lastDocument.put(word.id, document);
      words.push(word.id);
    }
  };

  return {
    addText: (text) => memory.eachPiece(text, note),
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
  const inSlots = function* (visit: (place: number, slot: number) => void): Steps<void> {
    for (let slot = 0; slot < documents.length; slot++) {
      const document = documents[slot] ?? 0;
      for (let word = ends[document - 1] ?? 0; word < (ends[document] ?? 0); word++) {
        visit(places[words[word] ?? 0] ?? 0, slot);
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
  const slots = new Uint32Array(starts[places.length] ?? 0);
  yield* inSlots((place, slot) => {
    const position = next[place] ?? 0;
    next[place] = position + 1;
    slots[position] = slot;
  });
  return { starts, slots };
}
