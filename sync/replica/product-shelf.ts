import { BlockCache } from './block-cache.ts';
import { BlockStarts } from './block-starts.ts';
import type { GenerationDatabase, StoredValue } from './generation-database.ts';
import {
  type Block,
  decodeProduct,
  emptyLine,
  lineAt,
  lineBytes,
  lineLength,
  noBytes,
  packBlocks,
  type ProductLine,
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
  /** The lines, until they can be read from storage. */
  readonly lines: ShelfChanges;
}

/** By ordinal: the product's line, or null where it is gone. */
export type ShelfChanges = ReadonlyMap<number, ProductLine | null>;

/** New products in smaller numbers wait in the overlay: a block each would leave a trail of tiny ones. */
const leastNewBlockBytes = 16 * 1024;
/** Marks of products that are gone lie behind all products in the overlay, so that its keys alone tell the two apart. */
const goneMarks = 2 ** 40;

/** Product rows: blocks of consecutive ordinals, and over them what has changed since they were written. */
export class ProductShelf {
  readonly #db: GenerationDatabase;
  readonly #starts = new BlockStarts();
  readonly #cache: BlockCache;
  readonly #overlaid = new Set<number>();
  readonly #gone = new Set<number>();
  /** Taken, and on their way to storage. */
  readonly #pending = new Map<number, ProductLine>();
  /** Folding moves rows; who looked for one in the old place looks again when it has ended. */
  #folding: Promise<void> | null = null;
  #folds = 0;

  constructor(db: GenerationDatabase) {
    this.#db = db;
    this.#cache = new BlockCache(db);
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

  get allGone(): Iterable<number> {
    return this.#gone;
  }

  /** In the order asked for; null for what is gone or was never here. */
  async read(ordinals: readonly number[]): Promise<(StoredProduct | null)[]> {
    const lines = await this.#lines(ordinals);
    return ordinals.map((ordinal) => {
      const line = lines.get(ordinal);
      return line === undefined ? null : decodeProduct(ordinal, line);
    });
  }

  /** Reads the blocks that these lie in, to have them at hand. */
  async prepare(ordinals: readonly number[]): Promise<void> {
    const folds = this.#folds;
    const under = ordinals.filter((ordinal) => !this.#gone.has(ordinal) && !this.#overlaid.has(ordinal));
    await this.#cache.read(
      [...new Set(under.map((ordinal) => this.#starts.of(ordinal) ?? 0))],
      () => folds === this.#folds,
    );
  }

  /** Every product there is, some at a time, nearly in the order of ordinals. From an ordinal on, if need be. */
  async *all(from = 0): AsyncGenerator<readonly StoredProduct[]> {
    await this.#db.settled();
    for await (const blocks of this.#db.scan('blocks', this.#starts.of(from) ?? 0))
      for (const { at, bytes } of blocks) yield this.#current(at, from, splitLines(bytes));
    for await (const rows of this.#db.scan('overlay', from, goneMarks))
      yield rows.filter(({ at }) => !this.#gone.has(at)).map(({ at, bytes }) => decodeProduct(at, bytes));
  }

  /** Takes the changes of a page; `firstNew` is the first ordinal that no earlier page had. */
  change(changes: ShelfChanges, firstNew: number): ShelfWrite {
    const blocks = blocksOfNew(changes, firstNew);
    const firsts = blocks.map(({ first }) => first);
    const starts = this.#starts.records(firsts);
    this.#starts.add(firsts);
    const overlay: StoredValue[] = [];
    const overlayRemoved: number[] = [];
    for (const [ordinal, line] of changes) {
      if (line === null) {
        this.#pending.delete(ordinal);
        if (this.#overlaid.delete(ordinal)) overlayRemoved.push(ordinal);
        this.#gone.add(ordinal);
        overlay.push({ at: goneMarks + ordinal, bytes: noBytes });
        continue;
      }
      this.#pending.set(ordinal, line);
      if (this.#gone.delete(ordinal)) overlayRemoved.push(goneMarks + ordinal);
      if (blocks.length > 0 && ordinal >= firstNew) continue;
      this.#overlaid.add(ordinal);
      overlay.push({ at: ordinal, bytes: lineBytes(line) });
    }
    return { blocks: valuesOf(blocks), starts, overlay, overlayRemoved, lines: changes };
  }

  /** What a page brought lies in storage now. */
  written({ lines }: ShelfWrite): void {
    for (const [ordinal, line] of lines) if (this.#pending.get(ordinal) === line) this.#pending.delete(ordinal);
  }

  /** Rewrites some of the blocks that the overlay speaks of, those first that it says most of. */
  async fold(mostBlocks: number): Promise<void> {
    const groups = [...Map.groupBy(this.#overlaid, (ordinal) => this.#starts.of(ordinal) ?? 0)];
    const largest = groups.toSorted(([, one], [, other]) => other.length - one.length).slice(0, mostBlocks);
    this.#folding = this.#foldBlocks(largest);
    await this.#folding.finally(() => (this.#folding = null));
  }

  async #foldBlocks(groups: readonly (readonly [start: number, ordinals: readonly number[]])[]): Promise<void> {
    const folded = groups.flatMap(([, ordinals]) => ordinals);
    const old = await this.#db.values(
      'blocks',
      groups.map(([start]) => start),
    );
    const rows = await this.#db.values('overlay', folded);
    const rowOf = new Map(folded.map((ordinal, index) => [ordinal, rows[index] ?? noBytes]));
    const written = groups.map(([start, ordinals], index) => {
      const lines = splitLines(old[index] ?? noBytes).map((json): ProductLine => ({ head: '', json }));
      for (const ordinal of ordinals) {
        while (lines.length < ordinal - start) lines.push(emptyLine);
        lines[ordinal - start] = { head: '', json: rowOf.get(ordinal) ?? noBytes };
      }
      return packBlocks(start, lines);
    });
    const starts = written.flatMap((blocks) => blocks.map(({ first }) => first)).toSorted(ascending);
    await this.#db.write(['blocks', 'directory', 'overlay'], async () => {
      await this.#db.put('blocks', written.flatMap(valuesOf));
      await this.#db.put('directory', this.#starts.records(starts));
      await this.#db.remove('overlay', folded);
    });
    this.#folds++;
    this.#starts.add(starts);
    this.#cache.forget([...groups.map(([start]) => start), ...starts]);
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
    const found = new Map<number, Uint8Array>();
    const here = ordinals.filter((ordinal) => !this.#gone.has(ordinal));
    for (const ordinal of here) {
      const pending = this.#pending.get(ordinal);
      if (pending !== undefined) found.set(ordinal, lineBytes(pending));
    }
    const over = here.filter((ordinal) => this.#overlaid.has(ordinal) && !found.has(ordinal));
    const rows = await this.#db.values('overlay', over);
    over.forEach((ordinal, index) => rows[index] && found.set(ordinal, rows[index]));
    const under = here.filter((ordinal) => !this.#overlaid.has(ordinal) && !found.has(ordinal));
    const startOf = (ordinal: number) => this.#starts.of(ordinal) ?? 0;
    const blocks = await this.#cache.read([...new Set(under.map(startOf))], () => folds === this.#folds);
    for (const ordinal of under) {
      const start = startOf(ordinal);
      const line = lineAt(blocks.get(start) ?? noBytes, ordinal - start);
      if (line !== null) found.set(ordinal, line);
    }
    const missing = here.filter((ordinal) => !found.has(ordinal));
    if (missing.length === 0 || (this.#folding === null && folds === this.#folds)) return found;
    await this.#folding?.catch(() => {});
    return new Map([...found, ...(await this.#lines(missing))]);
  }
}

const ascending = (one: number, other: number): number => one - other;

function blocksOfNew(changes: ShelfChanges, firstNew: number): Block[] {
  const lines: ProductLine[] = [];
  let bytes = 0;
  // New ones have been numbered in the order in which they stand here.
  for (const [ordinal, line] of changes) {
    if (ordinal < firstNew) continue;
    lines.push(line ?? emptyLine);
    bytes += line === null ? 0 : lineLength(line);
  }
  return bytes >= leastNewBlockBytes ? packBlocks(firstNew, lines) : [];
}

const valuesOf = (blocks: readonly Block[]): StoredValue[] => blocks.map(({ first, bytes }) => ({ at: first, bytes }));
