import { type StockLevels, stockLevelsSchema } from '../contract/stock.ts';
import { ByteReader } from './byte-reader.ts';
import { plain, quickScan, written } from './quick-scan.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const closeObject = 125;
const reader = new ByteReader();
const notesEach = 3;

const levelNotes = {
  variant: 0,
  policy: 1,
  confidence: 2,
  location: 3,
  available: 4,
  counted: 5,
  received: 6,
} as const;
const scanLevels = quickScan(stockLevelsSchema, [
  ...['variant', 'policy', 'confidence', 'at.*.0', 'at.*.1'].map(plain),
  ...['counted', 'received'].map(written),
]);
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
    seen.isMore = false;
    for (let at = 0; at < noted; at += notesEach) {
      const [what, one = 0, other = 0] = [notes[at], notes[at + 1], notes[at + 2]];
      if (what === levelNotes.variant) [seen.from, seen.to] = [one, other];
      else if (what === levelNotes.policy) seen.policy = policy.options[one] ?? 'deny';
      else if (what === levelNotes.confidence) seen.confidence = confidence.options[one] ?? 'exact';
      else if (what === levelNotes.location) seen.places.push(one, other);
      else if (what === levelNotes.counted || what === levelNotes.received) seen.isMore = true;
      else seen.places.push(one);
    }
    return seen;
  }
}

interface LevelsSeen extends Pick<StockLevels, 'policy' | 'confidence'> {
  /** Where the variant's id begins and ends. */
  readonly from: number;
  readonly to: number;
  /** It says more than figures: that is read in `levels`. */
  readonly isMore: boolean;
  /** For each place where its id begins and ends, and the figure. */
  readonly places: readonly number[];
}

const seen: { -readonly [Field in keyof LevelsSeen]: LevelsSeen[Field] } & { places: number[] } = {
  ...{ from: 0, to: 0, places: [], isMore: false },
  ...{ policy: 'deny', confidence: 'exact' },
};

/** The levels begin at `from`, and their last bracket closes the line before `end`; null where it has to be read otherwise. */
export function scannedLevels(run: Bytes, from: number, end: number): ScannedLevels | null {
  reader.begin(run, from);
  return scanLevels(reader) && reader.at === end - 1 && run[end - 1] === closeObject
    ? new ScannedLevels(run, from, end)
    : null;
}
