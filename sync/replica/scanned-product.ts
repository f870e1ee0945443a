import type { LocalisedText } from '../contract/primitives.ts';
import { type Product, productSchema } from '../contract/product.ts';
import { ByteReader } from './byte-reader.ts';
import type { IndexedFields } from './indexed-fields.ts';
import { JsonMemo } from './json-memo.ts';
import { plain, quickScan, written } from './quick-scan.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const closeObject = 125;
const reader = new ByteReader();
const notesEach = 3;
const emptyListBytes = 2;

const wanted = [
  ...['sourceId', 'deleted', 'variants.*.id', 'options.*.kind'].map(plain),
  ...['title', 'brand', 'categories', 'popularity', 'media', 'options.*.values.*.name', 'options.*'].map(written),
  ...['variants.*.sku', 'variants.*.barcode', 'variants.*'].map(written),
];
const placeOf = (path: string): number => wanted.findIndex((each) => each.path === path);
const [ownId, deleted, variantId] = ['sourceId', 'deleted', 'variants.*.id'].map(placeOf);
const [title, brand, categories] = ['title', 'brand', 'categories'].map(placeOf);
const [kind, valueName, option] = ['options.*.kind', 'options.*.values.*.name', 'options.*'].map(placeOf);
const kinds = productSchema.entries.options.item.entries.kind.options;
const [popularity, media] = ['popularity', 'media'].map(placeOf);
const [sku, barcode, variant] = ['variants.*.sku', 'variants.*.barcode', 'variants.*'].map(placeOf);
const scan = quickScan(productSchema, wanted);

/** What thousands of products have in common. */
const memo = new JsonMemo();

/** A product that was checked where it lies. A page of them as objects would keep the garbage collector busy as long as all the rest. */
export class ScannedProduct {
  readonly kind = 'row';
  readonly json: Bytes;
  readonly run: Bytes;
  /** Places in the run. */
  readonly #notes: readonly number[];

  constructor(run: Bytes, from: number, end: number, notes: readonly number[]) {
    this.run = run;
    this.json = run.subarray(from, end);
    this.#notes = notes;
  }

  /** Made anew each time. */
  get row(): Product {
    return JSON.parse(decoder.decode(this.json)) as Product;
  }

  get variantCount(): number {
    let count = 0;
    for (let at = 0; at < this.#notes.length; at += notesEach) if (this.#notes[at] === variant) count++;
    return count;
  }

  /** The first it names. */
  get category(): string | undefined {
    const notes = this.#notes;
    for (let at = 0; at < notes.length; at += notesEach)
      if (notes[at] === categories) return (memo.read(this.run, notes[at + 1] ?? 0, notes[at + 2] ?? 0) as string[])[0];
    return undefined;
  }

  /** Where in the run each id begins and ends: its own, and its variants' in their order. */
  eachId(visit: (from: number, to: number, isOwn: boolean) => void): void {
    const notes = this.#notes;
    for (let at = 0; at < notes.length; at += notesEach)
      if (notes[at] === ownId || notes[at] === variantId)
        visit(notes[at + 1] ?? 0, notes[at + 2] ?? 0, notes[at] === ownId);
  }

  /** What the index goes by: no more of the row is read. */
  get fields(): IndexedFields {
    const { run } = this;
    const notes = this.#notes;
    const read: Fields = {
      title: {},
      brand: '',
      categories: [],
      colours: [],
      sizes: [],
      popularity: 0,
      skus: [],
      barcodes: [],
      hasPicture: false,
    };
    let [ownSku, ownBarcode] = ['', ''];
    let names: LocalisedText[] = [];
    let ownKind = 0;
    for (let at = 0; at < notes.length; at += notesEach) {
      const [what, from = 0, to = 0] = [notes[at], notes[at + 1], notes[at + 2]];
      if (what === sku) ownSku = textAt(run, from, to);
      else if (what === barcode) ownBarcode = textAt(run, from, to);
      else if (what === variant) {
        read.skus.push(ownSku);
        read.barcodes.push(ownBarcode);
        ownBarcode = '';
      } else if (what === title) read.title = JSON.parse(jsonAt(run, from, to)) as LocalisedText;
      else if (what === brand) read.brand = memo.read(run, from, to) as string;
      else if (what === categories) read.categories = memo.read(run, from, to) as string[];
      else if (what === kind) ownKind = from;
      else if (what === valueName) names.push(memo.read(run, from, to) as LocalisedText);
      else if (what === option) {
        if (kinds[ownKind] === 'colour') read.colours.push(...names);
        else if (kinds[ownKind] === 'size') read.sizes.push(...names);
        names = [];
      } else if (what === popularity) read.popularity = memo.read(run, from, to) as number;
      else if (what === media) read.hasPicture = to - from > emptyListBytes;
    }
    return read;
  }
}

type Fields = { -readonly [Name in keyof IndexedFields]: IndexedFields[Name] } & {
  skus: string[];
  barcodes: string[];
  colours: LocalisedText[];
  sizes: LocalisedText[];
};

/** The row begins at `from` and its last bracket closes the line before `end`; null where it has to be read otherwise. */
export function scannedProduct(run: Bytes, from: number, end: number): ScannedProduct | null {
  reader.begin(run, from);
  if (!scan(reader) || reader.at !== end - 1 || run[end - 1] !== closeObject) return null;
  const notes = reader.notes.slice(0, reader.noted);
  // What is gone is seldom, and told otherwise.
  for (let at = 0; at < notes.length; at += notesEach) if (notes[at] === deleted && notes[at + 1] === 1) return null;
  return new ScannedProduct(run, from, end - 1, notes);
}

const notAscii = 128;
/** More letters than that are not passed as arguments. */
const mostPassed = 256;

/** For so few letters a decoder takes longer than all the rest that is done with them, and spreading them four times as long as this. */
function jsonAt(run: Bytes, from: number, to: number): string {
  let all = to - from > mostPassed ? notAscii : 0;
  for (let at = from; at < to && all < notAscii; at++) all |= run[at] ?? notAscii;
  const bytes = run.subarray(from, to);
  return all < notAscii ? (Reflect.apply(String.fromCharCode, null, bytes) as string) : decoder.decode(bytes);
}

/** A text with its quotes: nearly all codes are plain. */
function textAt(run: Bytes, from: number, to: number): string {
  const json = jsonAt(run, from, to);
  return json.includes('\\') ? (JSON.parse(json) as string) : json.slice(1, -1);
}
