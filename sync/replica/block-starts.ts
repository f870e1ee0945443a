import type { GenerationDatabase, StoredValue } from './generation-database.ts';

/** Behind the ids of everything that is numbered. */
const place = 2 ** 40;

/** Where each block begins, in order. Kept in one record: a start reads it before the first product can be opened. */
export class BlockStarts {
  #starts: number[] = [];

  async load(db: GenerationDatabase): Promise<void> {
    const [stored = null] = await db.values('directory', [place]);
    if (stored !== null) this.#starts = [...new Uint32Array(stored.buffer)];
  }

  /** The block that an ordinal lies in, or would; null where all begin later. */
  of(ordinal: number): number | null {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= ordinal) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low - 1] ?? null;
  }

  add(more: readonly number[]): void {
    this.#starts = this.#with(more);
  }

  /** As it will be with these. */
  record(more: readonly number[] = []): StoredValue {
    return { at: place, bytes: new Uint8Array(Uint32Array.from(this.#with(more)).buffer) };
  }

  #with(more: readonly number[]): number[] {
    return [...new Set([...this.#starts, ...more])].toSorted((one, other) => one - other);
  }
}
