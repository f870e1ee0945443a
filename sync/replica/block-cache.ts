import type { GenerationDatabase } from './generation-database.ts';
import { noBytes } from './product-lines.ts';

/** About 3 MB: the blocks that a shopper's last few screens were read from. */
const blocksKept = 64;

/** Blocks by where they begin, the latest read kept. */
export class BlockCache {
  readonly #db: GenerationDatabase;
  readonly #recent = new Map<number, Uint8Array<ArrayBuffer>>();

  constructor(db: GenerationDatabase) {
    this.#db = db;
  }

  /** These were written anew. */
  forget(starts: readonly number[]): void {
    for (const start of starts) this.#recent.delete(start);
  }

  /** `mayKeep` is asked when they have been read: what was folded meanwhile is old. */
  async read(starts: readonly number[], mayKeep: () => boolean): Promise<ReadonlyMap<number, Uint8Array>> {
    const blocks = new Map<number, Uint8Array>();
    const missing = starts.filter((start) => !this.#recent.has(start));
    for (const start of starts) blocks.set(start, this.#recent.get(start) ?? noBytes);
    const values = await this.#db.values('blocks', missing);
    missing.forEach((start, index) => {
      const bytes = values[index] ?? noBytes;
      blocks.set(start, bytes);
      if (mayKeep()) this.#recent.set(start, bytes);
    });
    for (const start of [...this.#recent.keys()].slice(0, Math.max(0, this.#recent.size - blocksKept)))
      this.#recent.delete(start);
    return blocks;
  }
}
