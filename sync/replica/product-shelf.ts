import type { GenerationDatabase, StoredValue } from './generation-database.ts';
import { decodeProduct, emptyLine, lineAt, packBlocks, splitLines, type StoredProduct } from './product-lines.ts';

/** What a page of products means for storage. */
export interface ShelfWrite {
  readonly blocks: readonly StoredValue[];
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
  readonly #starts: number[] = [];
  readonly #overlaid = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #recent = new Map<number, Uint8Array<ArrayBuffer>>();

  constructor(db: GenerationDatabase) {
    this.#db = db;
  }

  async load(): Promise<void> {
    const [blocks, overlay] = await Promise.all([this.#db.places('blocks'), this.#db.places('overlay')]);
    this.#starts.push(...blocks);
    for (const at of overlay) {
      if (at < goneMarks) this.#overlaid.add(at);
      else this.#gone.add(at - goneMarks);
    }
  }

  get goneCount(): number {
    return this.#gone.size;
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
    const first = this.#starts[this.#blockIndex(from)] ?? 0;
    for await (const blocks of this.#db.scan('blocks', first))
      for (const { at, bytes } of blocks) yield this.#current(at, from, splitLines(bytes));
    for await (const rows of this.#db.scan('overlay', from, goneMarks))
      yield rows.filter(({ at }) => !this.#gone.has(at)).map(({ at, bytes }) => decodeProduct(at, bytes));
  }

  /** Takes the changes of a page; `firstNew` is the first ordinal that no earlier page had. */
  change(changes: ShelfChanges, firstNew: number): ShelfWrite {
    const fresh = [...changes.keys()].filter((ordinal) => ordinal >= firstNew).toSorted((one, other) => one - other);
    const lines = fresh.map((ordinal) => changes.get(ordinal) ?? emptyLine);
    const inBlocks = lines.reduce((sum, line) => sum + line.length, 0) >= leastNewBlockBytes;
    const blocks = inBlocks ? packBlocks(firstNew, lines) : [];
    this.#starts.push(...blocks.map((block) => block.first));
    const overlay: StoredValue[] = [];
    const overlayRemoved: number[] = [];
    for (const [ordinal, line] of changes) {
      if (this.#overlaid.delete(ordinal)) overlayRemoved.push(ordinal);
      if (line === null) {
        this.#gone.add(ordinal);
        overlay.push({ at: goneMarks + ordinal, bytes: new Uint8Array(0) });
        continue;
      }
      if (this.#gone.delete(ordinal)) overlayRemoved.push(goneMarks + ordinal);
      if (inBlocks && ordinal >= firstNew) continue;
      this.#overlaid.add(ordinal);
      overlay.push({ at: ordinal, bytes: line });
    }
    return { blocks: blocks.map(({ first, bytes }) => ({ at: first, bytes })), overlay, overlayRemoved };
  }

  get overlaidCount(): number {
    return this.#overlaid.size;
  }

  /** Rewrites the blocks that the overlay speaks of. */
  async fold(): Promise<void> {
    const byBlock = Map.groupBy(this.#overlaid, (ordinal) => this.#starts[this.#blockIndex(ordinal)] ?? 0);
    const groups = [...byBlock];
    for (let from = 0; from < groups.length; from += blocksFoldedAtOnce)
      await this.#foldBlocks(groups.slice(from, from + blocksFoldedAtOnce));
  }

  async #foldBlocks(groups: readonly (readonly [start: number, ordinals: readonly number[]])[]): Promise<void> {
    const old = await this.#blocks(groups.map(([start]) => start));
    const rows = await this.#lines(groups.flatMap(([, ordinals]) => ordinals));
    const written = groups.map(([start, ordinals]) => {
      const lines = splitLines(old.get(start) ?? emptyLine);
      for (const ordinal of ordinals) {
        while (lines.length < ordinal - start) lines.push(emptyLine);
        lines[ordinal - start] = rows.get(ordinal) ?? emptyLine;
      }
      return packBlocks(start, lines);
    });
    const folded = groups.flatMap(([, ordinals]) => ordinals);
    await this.#db.write(async () => {
      for (const blocks of written) {
        await this.#db.replace(
          'blocks',
          blocks.map(({ first, bytes }) => ({ at: first, bytes })),
        );
      }
      await this.#db.remove('overlay', folded);
    });
    this.#recent.clear();
    for (const ordinal of folded) this.#overlaid.delete(ordinal);
    const starts = new Set([...this.#starts, ...written.flat().map((block) => block.first)]);
    this.#starts.splice(0, this.#starts.length, ...[...starts].toSorted((one, other) => one - other));
  }

  #current(start: number, from: number, lines: readonly Uint8Array[]): StoredProduct[] {
    return lines.flatMap((line, index) => {
      const ordinal = start + index;
      if (line.length === 0 || ordinal < from || this.#gone.has(ordinal) || this.#overlaid.has(ordinal)) return [];
      return [decodeProduct(ordinal, line)];
    });
  }

  async #lines(ordinals: readonly number[]): Promise<Map<number, Uint8Array>> {
    const here = ordinals.filter((ordinal) => !this.#gone.has(ordinal));
    const over = here.filter((ordinal) => this.#overlaid.has(ordinal));
    const under = here.filter((ordinal) => !this.#overlaid.has(ordinal) && this.#blockIndex(ordinal) >= 0);
    const rows = await this.#db.values('overlay', over);
    const found = new Map<number, Uint8Array>();
    over.forEach((ordinal, index) => rows[index] && found.set(ordinal, rows[index]));
    const startOf = (ordinal: number) => this.#starts[this.#blockIndex(ordinal)] ?? 0;
    const blocks = await this.#blocks(under.map(startOf));
    for (const ordinal of under) {
      const start = startOf(ordinal);
      const line = lineAt(blocks.get(start) ?? emptyLine, ordinal - start);
      if (line !== null) found.set(ordinal, line);
    }
    // Folded into its block between our look and our read: look again.
    const moved = over.filter((ordinal) => !found.has(ordinal) && !this.#gone.has(ordinal));
    return moved.length === 0 ? found : new Map([...found, ...(await this.#lines(moved))]);
  }

  async #blocks(starts: readonly number[]): Promise<Map<number, Uint8Array<ArrayBuffer>>> {
    const wanted = [...new Set(starts)];
    const missing = wanted.filter((start) => !this.#recent.has(start));
    const values = await this.#db.values('blocks', missing);
    missing.forEach((start, index) => this.#keep(start, values[index] ?? null));
    const blocks = new Map(wanted.map((start) => [start, this.#recent.get(start) ?? emptyLine]));
    for (const start of [...this.#recent.keys()].slice(0, Math.max(0, this.#recent.size - blocksKept)))
      this.#recent.delete(start);
    return blocks;
  }

  #keep(start: number, bytes: Uint8Array<ArrayBuffer> | null): void {
    if (bytes !== null) this.#recent.set(start, bytes);
  }

  /** The last block that begins at or before it; -1 where there is none. */
  #blockIndex(ordinal: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= ordinal) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
