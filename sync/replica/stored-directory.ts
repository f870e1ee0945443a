import type { Breath } from '../kernel/breath.ts';
import { Directory } from './directory.ts';
import type { GenerationDatabase, StoredValue } from './generation-database.ts';

/** What is numbered; the code is part of the storage format. */
export const numbered = { product: 0, variant: 1, location: 2 } as const;

const placesPerKind = 2 ** 32;
/** The last record is written again until it holds this many, so that a year of small deltas does not leave a million records. */
const leastInRecord = 512;

/** A directory and its records: runs of ids in the order of their numbers. */
export class StoredDirectory extends Directory {
  readonly #base: number;
  /** The first number of the record that may still grow, and how many numbers are stored in all. */
  #tail = 0;
  #stored = 0;

  constructor(kind: keyof typeof numbered) {
    super();
    this.#base = numbered[kind] * placesPerKind;
  }

  async load(db: GenerationDatabase, breath: Breath): Promise<void> {
    for await (const values of db.scan('directory', this.#base, this.#base + placesPerKind)) {
      for (const { at, bytes } of values) {
        this.unpack(bytes);
        this.#tail = at - this.#base;
      }
      if (breath.due) await breath.take();
    }
    await this.index(breath);
    this.#stored = this.count;
    this.#closeTail();
  }

  /** The records that storage lacks. */
  unsaved(): StoredValue[] {
    if (this.#stored === this.count) return [];
    const record = { at: this.#base + this.#tail, bytes: this.packed(this.#tail) };
    this.#stored = this.count;
    this.#closeTail();
    return [record];
  }

  #closeTail(): void {
    if (this.#stored - this.#tail >= leastInRecord) this.#tail = this.#stored;
  }
}
