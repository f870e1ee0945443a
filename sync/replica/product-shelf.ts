import { BlockStarts } from './block-starts.ts';
import type { GenerationDatabase, StoredValue } from './generation-database.ts';
import {
  type Block,
  decodeProduct,
  emptyLine,
  lineAt,
  packBlocks,
  splitLines,
  type StoredProduct,
} from './product-lines.ts';

/** What a page of products means for storage. */
export interface ShelfWrite {
  readonly blocks: readonly StoredValue[];
  /** Where all blocks begin, if there are new ones. */
  readonly starts: readonly StoredValue[];
  readonly overlay: readonly StoredValue[];
  readonly overlayRemoved: readonly number[];
}

/** By ordinal: the product's line, or null where it is gone. */
export type ShelfChanges = ReadonlyMap<number, Uint8Array<ArrayBuffer> | null>;

/** New products in smaller numbers wait in the overlay: a block each would leave a trail of tiny ones. */
const leastNewBlockBytes = 16 * 1024;
/** Marks of products that are gone lie behind all products in the overlay, so that its keys alone tell the two apart. */
const goneMarks = 2 ** 40;
/** About 3 MB: the blocks that a shopper's last few screens were read from. */
const blocksKept = 64;
const blocksFoldedAtOnce = 10;

/** Product rows: blocks of consecutive ordinals, and over them what has changed since they were written. */
export class ProductShelf {
  readonly #db: GenerationDatabase;
  readonly #starts = new BlockStarts();
  readonly #overlaid = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #recent = new Map<number, Uint8Array<ArrayBuffer>>();
  /** Folding moves rows; who looked for one in the old place looks again when it has ended. */
  #folding: Promise<void> | null = null;
  #folds = 0;

  constructor(db: GenerationDatabase) {
    this.#db = db;
  }

  async load(): Promise<void> {
    const [overlay] = await Promise.all([this.#db.places('overlay'), this.#starts.load(this.#db)]);
    for (const at of overlay) {
      if (at < goneMarks) this.#overlaid.add(at);
      else this.#gone.add(at - goneMarks);
    }
  }

  get goneCount(): number {
    return this.#gone.size;
  }

  get overlaidCount(): number {
    return this.#overlaid.size;
  }

  isGone(ordinal: number): boolean {
    return this.#gone.has(ordinal);
  }

  /** In the order asked for; null for what is gone or was never here. */
  async read(ordinals: readonly number[]): Promise<(StoredProduct | null)[]> {
    const lines = await this.#lines(ordinals);
    return ordinals.map((ordinal) => {
      const line = lines.get(ordinal);
      return line === undefined || line.length === 0 ? null : decodeProduct(ordinal, line);
    });
  }

  /** Every product there is, some at a time, nearly in the order of ordinals. From an ordinal on, if need be. */
  async *all(from = 0): AsyncGenerator<readonly StoredProduct[]> {
    for await (const blocks of this.#db.scan('blocks', this.#starts.of(from) ?? 0))
      for (const { at, bytes } of blocks) yield this.#current(at, from, splitLines(bytes));
    for await (const rows of this.#db.scan('overlay', from, goneMarks))
      yield rows.filter(({ at }) => !this.#gone.has(at)).map(({ at, bytes }) => decodeProduct(at, bytes));
  }

  /** Takes the changes of a page; `firstNew` is the first ordinal that no earlier page had. */
  change(changes: ShelfChanges, firstNew: number): ShelfWrite {
    const blocks = blocksOfNew(changes, firstNew);
    this.#starts.add(blocks.map(({ first }) => first));
    const overlay: StoredValue[] = [];
    const overlayRemoved: number[] = [];
    for (const [ordinal, line] of changes) {
      if (this.#overlaid.delete(ordinal)) overlayRemoved.push(ordinal);
      if (line === null) {
        this.#gone.add(ordinal);
        overlay.push({ at: goneMarks + ordinal, bytes: emptyLine });
        continue;
      }
      if (this.#gone.delete(ordinal)) overlayRemoved.push(goneMarks + ordinal);
      if (blocks.length > 0 && ordinal >= firstNew) continue;
      this.#overlaid.add(ordinal);
      overlay.push({ at: ordinal, bytes: line });
    }
    const starts = blocks.length > 0 ? [this.#starts.record()] : [];
    return { blocks: valuesOf(blocks), starts, overlay, overlayRemoved };
  }

  /** Rewrites the blocks that the overlay speaks of. */
  async fold(): Promise<void> {
    const groups = [...Map.groupBy(this.#overlaid, (ordinal) => this.#starts.of(ordinal) ?? 0)];
    for (let from = 0; from < groups.length; from += blocksFoldedAtOnce) {
      this.#folding = this.#foldBlocks(groups.slice(from, from + blocksFoldedAtOnce));
      await this.#folding.finally(() => (this.#folding = null));
    }
  }

  async #foldBlocks(groups: readonly (readonly [start: number, ordinals: readonly number[]])[]): Promise<void> {
    const folded = groups.flatMap(([, ordinals]) => ordinals);
    const old = await this.#db.values(
      'blocks',
      groups.map(([start]) => start),
    );
    const rows = await this.#db.values('overlay', folded);
    const rowOf = new Map(folded.map((ordinal, index) => [ordinal, rows[index] ?? emptyLine]));
    const written = groups.map(([start, ordinals], index) => {
      const lines = splitLines(old[index] ?? emptyLine);
      for (const ordinal of ordinals) {
        while (lines.length < ordinal - start) lines.push(emptyLine);
        lines[ordinal - start] = rowOf.get(ordinal) ?? emptyLine;
      }
      return packBlocks(start, lines);
    });
    const starts = written.flat().map(({ first }) => first);
    await this.#db.write(async () => {
      for (const blocks of written) await this.#db.replace('blocks', valuesOf(blocks));
      await this.#db.put('directory', [this.#starts.record(starts)]);
      await this.#db.remove('overlay', folded);
    });
    this.#folds++;
    this.#starts.add(starts);
    this.#recent.clear();
    for (const ordinal of folded) this.#overlaid.delete(ordinal);
  }

  #current(start: number, from: number, lines: readonly Uint8Array[]): StoredProduct[] {
    return lines.flatMap((line, index) => {
      const ordinal = start + index;
      if (line.length === 0 || ordinal < from || this.#gone.has(ordinal) || this.#overlaid.has(ordinal)) return [];
      return [decodeProduct(ordinal, line)];
    });
  }

  async #lines(ordinals: readonly number[]): Promise<Map<number, Uint8Array>> {
    const folds = this.#folds;
    const here = ordinals.filter((ordinal) => !this.#gone.has(ordinal));
    const over = here.filter((ordinal) => this.#overlaid.has(ordinal));
    const rows = await this.#db.values('overlay', over);
    const found = new Map<number, Uint8Array>();
    over.forEach((ordinal, index) => rows[index] && found.set(ordinal, rows[index]));
    const under = here.filter((ordinal) => !this.#overlaid.has(ordinal) && !found.has(ordinal));
    const startOf = (ordinal: number) => this.#starts.of(ordinal) ?? 0;
    const blocks = await this.#blocks([...new Set(under.map(startOf))], folds);
    for (const ordinal of under) {
      const start = startOf(ordinal);
      const line = lineAt(blocks.get(start) ?? emptyLine, ordinal - start);
      if (line !== null) found.set(ordinal, line);
    }
    const missing = here.filter((ordinal) => !found.has(ordinal));
    if (missing.length === 0 || (this.#folding === null && folds === this.#folds)) return found;
    await this.#folding?.catch(() => {});
    return new Map([...found, ...(await this.#lines(missing))]);
  }

  async #blocks(starts: readonly number[], folds: number): Promise<ReadonlyMap<number, Uint8Array>> {
    const blocks = new Map<number, Uint8Array>();
    const missing = starts.filter((start) => !this.#recent.has(start));
    for (const start of starts) blocks.set(start, this.#recent.get(start) ?? emptyLine);
    const values = await this.#db.values('blocks', missing);
    missing.forEach((start, index) => {
      const bytes = values[index] ?? emptyLine;
      blocks.set(start, bytes);
      if (folds === this.#folds) this.#recent.set(start, bytes);
    });
    for (const start of [...this.#recent.keys()].slice(0, Math.max(0, this.#recent.size - blocksKept)))
      this.#recent.delete(start);
    return blocks;
  }
}

function blocksOfNew(changes: ShelfChanges, firstNew: number): Block[] {
  const fresh = [...changes.keys()].filter((ordinal) => ordinal >= firstNew).toSorted((one, other) => one - other);
  const lines = fresh.map((ordinal) => changes.get(ordinal) ?? emptyLine);
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  return bytes >= leastNewBlockBytes ? packBlocks(firstNew, lines) : [];
}

const valuesOf = (blocks: readonly Block[]): StoredValue[] => blocks.map(({ first, bytes }) => ({ at: first, bytes }));
