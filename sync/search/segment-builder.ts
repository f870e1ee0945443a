import { codeCollector } from './code-table.ts';
import { barcodeKey, skuKey } from './codes.ts';
import { facetBuilder } from './facets.ts';
import type { FacetColumn } from './facets.ts';
import { growingList } from './growing.ts';
import { FIELDS } from './postings.ts';
import type { SearchDocument } from './search-document.ts';
import type { SegmentData } from './segment.ts';
import { wordCollector } from './word-collector.ts';
import type { WordCollector } from './word-collector.ts';

interface SegmentBuilder {
  add(document: SearchDocument): void;
  finish(): SegmentData;
}

/** Popularity is kept in ten bits: finer differences would not show in an order of results. */
const MOST_POPULAR = 1023;

export function segmentBuilder(): SegmentBuilder {
  const words = wordCollector();
  const codes = codeCollector();
  const facets = {
    categories: facetCollector(),
    brands: facetCollector(),
    colours: facetCollector(),
    sizes: facetCollector(),
  };
  const ordinals = growingList();
  const popularity: number[] = [];
  const prices: number[] = [];

  return {
    add(document) {
      addWords(words, document);
      document.skus.forEach((sku, variant) => sku && codes.add(skuKey(sku), ordinals.length, variant));
      document.barcodes.forEach((digits, variant) => digits && codes.add(barcodeKey(digits), ordinals.length, variant));
      facets.categories.add(document.categories);
      facets.brands.add([document.brand]);
      facets.colours.add(document.colours);
      facets.sizes.add(document.sizes);
      popularity.push(Math.round(Math.min(1, Math.max(0, document.popularity)) * MOST_POPULAR));
      prices.push(document.priceMinor ?? Number.NaN);
      ordinals.push(document.ordinal);
    },
    finish() {
      const documents = inSlotOrder(ordinals.values());
      return {
        ordinals: documents.map((document) => ordinals.values()[document] ?? 0),
        popularity: Uint16Array.from(documents, (document) => popularity[document] ?? 0),
        prices: Float64Array.from(documents, (document) => prices[document] ?? Number.NaN),
        facets: {
          categories: facets.categories.finish(documents),
          brands: facets.brands.finish(documents),
          colours: facets.colours.finish(documents),
          sizes: facets.sizes.finish(documents),
        },
        ...words.finish(documents),
        codes: codes.finish(slotsOf(documents, ordinals.length)),
      };
    },
  };
}

/** In the order of `FIELDS`, best first. Colour ids are words too: the English names. */
function addWords(words: WordCollector, document: SearchDocument): void {
  for (const title of Object.values(document.titles)) words.addText(title, FIELDS.title);
  words.addName(document.brand, FIELDS.brand);
  for (const name of document.categoryNames ?? []) words.addName(name, FIELDS.category);
  for (const name of document.colourNames ?? []) words.addName(name, FIELDS.colour);
  for (const name of document.colours) words.addName(name, FIELDS.colour);
  words.endDocument();
}

/** Documents by ascending ordinal; of two with the same ordinal the one added last. */
function inSlotOrder(ordinals: Uint32Array): Uint32Array {
  const documents = Uint32Array.from(ordinals, (_, document) => document);
  if (ordinals.every((ordinal, document) => document === 0 || (ordinals[document - 1] ?? 0) < ordinal))
    return documents;
  documents.sort((one, other) => (ordinals[one] ?? 0) - (ordinals[other] ?? 0) || one - other);
  return documents.filter((document, slot) => ordinals[document] !== ordinals[documents[slot + 1] ?? -1]);
}

function slotsOf(documents: Uint32Array, count: number): Int32Array {
  const slots = new Int32Array(count).fill(-1);
  documents.forEach((document, slot) => (slots[document] = slot));
  return slots;
}

function facetCollector(): { add(values: readonly string[]): void; finish(documents: Uint32Array): FacetColumn } {
  const builder = facetBuilder();
  const sets = growingList();
  return {
    add: (values) => sets.push(builder.setOf(values)),
    finish: (documents) => builder.finish(documents.map((document) => sets.values()[document] ?? 0)),
  };
}
