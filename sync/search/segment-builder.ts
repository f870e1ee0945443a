import { codeCollector } from './code-table.ts';
import { barcodeKey, skuKey } from './codes.ts';
import { facetBuilder, type FacetColumn } from './facets.ts';
import { growingList } from './growing.ts';
import type { SearchDocument } from './search-document.ts';
import type { SegmentData } from './segment.ts';
import type { Steps } from './steps.ts';
import { wordCollector } from './word-collector.ts';
import { type WordMemory, wordMemory } from './word-memory.ts';

export interface SegmentBuilder {
  readonly size: number;
  /** In any order; ascending ordinals are quickest. Of two with the same ordinal the later counts. */
  add(document: SearchDocument): void;
  finish(): Steps<SegmentData>;
}

/** Popularity is kept in ten bits: finer differences would not show in an order of results. */
const MOST_POPULAR = 1023;

export function segmentBuilder(memory: WordMemory = wordMemory()): SegmentBuilder {
  const words = wordCollector(memory);
  const codes = codeCollector();
  const facets = {
    categories: facetCollector(),
    brands: facetCollector(),
    colours: facetCollector(),
    sizes: facetCollector(),
  };
  const ordinals = growingList();
  const popularity = growingList();

  return {
    get size() {
      return ordinals.length;
    },
    add(document) {
      for (const title of Object.values(document.titles)) words.addText(title);
      words.endDocument();
      document.skus.forEach((sku, variant) => sku && codes.add(skuKey(sku), ordinals.length, variant));
      document.barcodes.forEach((digits, variant) => digits && codes.add(barcodeKey(digits), ordinals.length, variant));
      facets.categories.add(document.categories);
      facets.brands.add([document.brand]);
      facets.colours.add(document.colours);
      facets.sizes.add(document.sizes);
      popularity.push(Math.round(Math.min(1, Math.max(0, document.popularity)) * MOST_POPULAR));
      ordinals.push(document.ordinal);
    },
    *finish() {
      const documents = inSlotOrder(ordinals.values());
      yield;
      return {
        ordinals: documents.map((document) => ordinals.values()[document] ?? 0),
        popularity: Uint16Array.from(documents, (document) => popularity.values()[document] ?? 0),
        facets: {
          categories: yield* facets.categories.finish(documents),
          brands: yield* facets.brands.finish(documents),
          colours: yield* facets.colours.finish(documents),
          sizes: yield* facets.sizes.finish(documents),
        },
        ...(yield* words.finish(documents)),
        codes: yield* codes.finish(slotsOf(documents, ordinals.length)),
      };
    },
  };
}

/** An ordinal and a document's number in one number that sorts by both. */
const documentRoom = 2 ** 24;

/** Documents by ascending ordinal; of two with the same ordinal the one added last. */
function inSlotOrder(ordinals: Uint32Array): Uint32Array {
  const documents = Uint32Array.from(ordinals, (_, document) => document);
  if (ordinals.every((ordinal, document) => document === 0 || (ordinals[document - 1] ?? 0) < ordinal))
    return documents;
  const sorted = Float64Array.from(ordinals, (ordinal, document) => ordinal * documentRoom + document).sort();
  const inOrder = Uint32Array.from(sorted, (both) => both % documentRoom);
  return inOrder.filter((document, slot) => ordinals[document] !== ordinals[inOrder[slot + 1] ?? -1]);
}

function slotsOf(documents: Uint32Array, count: number): Int32Array {
  const slots = new Int32Array(count).fill(-1);
  documents.forEach((document, slot) => (slots[document] = slot));
  return slots;
}

interface FacetCollector {
  add(values: readonly string[]): void;
  finish(documents: Uint32Array): Steps<FacetColumn>;
}

function facetCollector(): FacetCollector {
  const builder = facetBuilder();
  const sets = growingList();
  return {
    add: (values) => sets.push(builder.setOf(values)),
    finish: (documents) => builder.finish(documents.map((document) => sets.values()[document] ?? 0)),
  };
}
