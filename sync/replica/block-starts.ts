import type { GenerationDatabase, StoredValue } from './generation-database.ts';

/** Behind the ids of everything that is numbered. */
const place = 2 ** 40;
/** A million products lie in some twenty thousand blocks: only the last record is written again when more come. */
const startsPerRecord = 2048;

/** Where each block begins, in order. A start reads it before the first product can be opened. */
export class BlockStarts {
  #starts: number[] = [];

  async load(db: GenerationDatabase): Promise<void> {
    for await (const records of db.scan('directory', place))
      for (const { bytes } of records) this.#starts.push(...new Uint32Array(bytes.buffer));
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

  /** In ascending order. */
  add(more: readonly number[]): void {
    this.#starts = this.#with(more).starts;
  }

  /** What storage has to know when these come, which are in ascending order. */
  records(more: readonly number[]): StoredValue[] {
    const { starts, same } = this.#with(more);
    const records: StoredValue[] = [];
    for (let number = Math.floor(same / startsPerRecord); number * startsPerRecord < starts.length; number++) {
      const own = starts.slice(number * startsPerRecord, (number + 1) * startsPerRecord);
      records.push({ at: place + number, bytes: new Uint8Array(Uint32Array.from(own).buffer) });
    }
    return more.length === 0 ? [] : records;
  }

  /** With these, and how many stay where they are. */
  #with(more: readonly number[]): { readonly starts: number[]; readonly same: number } {
    const last = this.#starts.at(-1) ?? -1;
    if (more.every((start) => start > last)) return { starts: [...this.#starts, ...more], same: this.#starts.length };
    return { starts: [...new Set([...this.#starts, ...more])].toSorted((one, other) => one - other), same: 0 };
  }
}
