import { type CatalogDatabase, deleteGeneration, type Pointer } from './catalog-database.ts';
import { Generation } from './generation.ts';
import type { Databases } from './generation-database.ts';
import { DamagedPiece } from './pieces.ts';

/**
 * The generations of the catalog: the one that is read and, while a whole export is pulled anew, the one that is built beside it. Readers
 * hold on to one `Generation` for the length of an answer, so no answer is of two (RP6).
 */
export class Replica {
  readonly catalog: CatalogDatabase;
  readonly #databases: Databases;
  #pointer: Pointer;
  #reading: Generation | null = null;
  #building: Generation | null = null;

  private constructor(catalog: CatalogDatabase, databases: Databases, pointer: Pointer) {
    this.catalog = catalog;
    this.#databases = databases;
    this.#pointer = pointer;
  }

  static async open(catalog: CatalogDatabase, databases: Databases, location: string): Promise<Replica> {
    const pointer = await catalog.pointer();
    const replica = new Replica(catalog, databases, pointer ?? emptyPointer(location));
    if (pointer !== null && pointer.location !== location) await replica.#abandon(location);
    try {
      await replica.reopen();
    } catch (error) {
      if (!(error instanceof DamagedPiece)) throw error;
      await replica.#abandon(location);
    }
    return replica;
  }

  /** What answers are made of; null before the first pull. */
  get reading(): Generation | null {
    return this.#reading;
  }

  get rebuilding(): boolean {
    return this.#pointer.building !== null;
  }

  /** Where pages are written. The first generation is read while it is still being filled: a shop with half its goods is open. */
  async writing(): Promise<Generation> {
    if (this.#building !== null) return this.#building;
    if (this.#reading === null) {
      const { next, location } = this.#pointer;
      await this.#move({ ...this.#pointer, current: next, next: next + 1 });
      this.#reading = await Generation.open(next, location, this.#databases);
    }
    await this.#reading.load();
    return this.#reading;
  }

  /** A whole export is needed: into a generation of its own, while the present one is read. */
  async startOver(): Promise<void> {
    const { building, obsolete, next, location } = this.#pointer;
    await this.#move({
      ...this.#pointer,
      building: next,
      obsolete: building === null ? obsolete : [...obsolete, building],
      next: next + 1,
    });
    this.#building?.close();
    this.#building = await Generation.open(next, location, this.#databases);
    await this.#building.load();
    await this.#deleteObsolete();
  }

  /** The new generation is whole: one record changes, and with it everything (RP6). */
  async finish(): Promise<void> {
    const { current, building, obsolete } = this.#pointer;
    if (building === null || this.#building === null) return;
    await this.#move({
      ...this.#pointer,
      current: building,
      building: null,
      obsolete: current === null ? obsolete : [...obsolete, current],
    });
    const old = this.#reading;
    this.#reading = this.#building;
    this.#building = null;
    old?.close();
    await this.#deleteObsolete();
  }

  /** After a write that failed, memory may be ahead of storage: what is on the disk is right. */
  async reopen(): Promise<void> {
    this.#pointer = (await this.catalog.pointer()) ?? this.#pointer;
    const { current, building, location } = this.#pointer;
    const [oldReading, oldBuilding] = [this.#reading, this.#building];
    if (current !== null) this.#reading = await Generation.open(current, location, this.#databases);
    if (building !== null) {
      this.#building = await Generation.open(building, location, this.#databases);
      await this.#building.load();
    }
    oldReading?.close();
    oldBuilding?.close();
    await this.#deleteObsolete();
  }

  close(): void {
    this.#reading?.close();
    this.#building?.close();
  }

  /** Another place has other prices, and what cannot even be opened has nothing to show: all begins anew. */
  async #abandon(location: string): Promise<void> {
    const { current, building, obsolete } = this.#pointer;
    const old = [current, building].filter((number) => number !== null);
    await this.#move({ ...this.#pointer, current: null, building: null, location, obsolete: [...obsolete, ...old] });
  }

  async #move(pointer: Pointer): Promise<void> {
    await this.catalog.setPointer(pointer);
    this.#pointer = pointer;
  }

  async #deleteObsolete(): Promise<void> {
    if (this.#pointer.obsolete.length === 0) return;
    for (const number of this.#pointer.obsolete) await deleteGeneration(number, this.#databases);
    await this.#move({ ...this.#pointer, obsolete: [] });
  }
}

const emptyPointer = (location: string): Pointer => ({
  current: null,
  building: null,
  location,
  obsolete: [],
  next: 1,
});
