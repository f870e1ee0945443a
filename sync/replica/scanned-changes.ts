import { type Product, productSchema } from '../contract/product.ts';
import { type StockLevels, stockLevelsSchema } from '../contract/stock.ts';
import { ByteReader } from './byte-reader.ts';
import { quickScan } from './quick-scan.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const closeObject = 125;
const reader = new ByteReader();
const notesEach = 3;

const productNotes = { sourceId: 0, deleted: 1, variant: 2 } as const;
const scanProduct = quickScan(productSchema, ['sourceId', 'deleted', 'variants.id']);

/** A product that was checked where it lies. A page of them as objects would keep the garbage collector busy as long as all the rest. */
export class ScannedProduct {
  readonly kind = 'row';
  readonly json: Bytes;
  /** Where in the bytes its own id begins and ends, then each variant's. */
  readonly ids: readonly number[];

  constructor(json: Bytes, ids: readonly number[]) {
    this.json = json;
    this.ids = ids;
  }

  /** Made anew each time. */
  get row(): Product {
    return JSON.parse(decoder.decode(this.json)) as Product;
  }
}

/** The line's row begins at `from` and its last bracket closes the line before `end`; null where it has to be read otherwise. */
export function scannedProduct(run: Bytes, from: number, end: number): ScannedProduct | null {
  reader.begin(run, from);
  if (!scanProduct(reader) || !closesAt(run, end)) return null;
  const own = [0, 0];
  for (let at = 0; at < reader.noted; at += notesEach) {
    const [what, one = 0, other = 0] = [reader.notes[at], reader.notes[at + 1], reader.notes[at + 2]];
    if (what === productNotes.variant) own.push(one - from, other - from);
    else if (what === productNotes.sourceId) [own[0], own[1]] = [one - from, other - from];
    // What is gone is seldom, and told otherwise.
    else if (one === 1) return null;
  }
  return new ScannedProduct(run.subarray(from, end - 1), own);
}

const levelNotes = { variant: 0, policy: 1, confidence: 2, location: 3, available: 4 } as const;
const scanLevels = quickScan(stockLevelsSchema, ['variant', 'policy', 'confidence', 'at.0', 'at.1']);
const { policy, confidence } = stockLevelsSchema.entries;

/** Stock of one variant that was checked where it lies. */
export class ScannedLevels {
  readonly kind = 'levels';
  readonly run: Bytes;
  readonly #from: number;
  readonly #end: number;

  constructor(run: Bytes, from: number, end: number) {
    this.run = run;
    this.#from = from;
    this.#end = end;
  }

  /** Made anew each time. */
  get levels(): StockLevels {
    return JSON.parse(decoder.decode(this.run.subarray(this.#from, this.#end - 1))) as StockLevels;
  }

  /** Goes over it once more. What it answers holds until the next is looked at. */
  look(): LevelsSeen {
    reader.begin(this.run, this.#from);
    scanLevels(reader);
    const { notes, noted } = reader;
    seen.places.length = 0;
    for (let at = 0; at < noted; at += notesEach) {
      const [what, one = 0, other = 0] = [notes[at], notes[at + 1], notes[at + 2]];
      if (what === levelNotes.variant) [seen.from, seen.to] = [one, other];
      else if (what === levelNotes.policy) seen.policy = policy.options[one] ?? 'deny';
      else if (what === levelNotes.confidence) seen.confidence = confidence.options[one] ?? 'exact';
      else if (what === levelNotes.location) seen.places.push(one, other);
      else seen.places.push(one);
    }
    return seen;
  }
}

interface LevelsSeen extends Pick<StockLevels, 'policy' | 'confidence'> {
  /** Where the variant's id begins and ends. */
  readonly from: number;
  readonly to: number;
  /** For each place where its id begins and ends, and the figure. */
  readonly places: readonly number[];
}

const seen: { -readonly [Field in keyof LevelsSeen]: LevelsSeen[Field] } & { places: number[] } = {
  ...{ from: 0, to: 0, places: [] },
  ...{ policy: 'deny', confidence: 'exact' },
};

/** As above: the levels begin at `from`. */
export function scannedLevels(run: Bytes, from: number, end: number): ScannedLevels | null {
  reader.begin(run, from);
  return scanLevels(reader) && closesAt(run, end) ? new ScannedLevels(run, from, end) : null;
}

const closesAt = (run: Bytes, end: number): boolean => reader.at === end - 1 && run[end - 1] === closeObject;
