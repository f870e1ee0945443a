import { type CatalogDatabase, deleteGeneration } from './catalog-database.ts';
import { Generation, type GenerationParts } from './generation.ts';
import { type GenerationMarker, markedGeneration, markGeneration } from './generation-marker.ts';
import { DamagedPiece } from './pieces.ts';
import {
  afterWipe,
  behindLost,
  emptyPointer,
  generationsOf,
  type History,
  nothingBefell,
  type Pointer,
  type StartOverReason,
  storageFormat,
  withBuildingRead,
  withFirst,
  withNewBuilding,
  without,
} from './pointer.ts';
import type { QuarantineLine } from './quarantine.ts';

export interface ReplicaParts extends GenerationParts {
  readonly catalog: CatalogDatabase;
  readonly marker?: GenerationMarker;
}

/** What somebody who looks after the kiosk may want to know of its catalog. */
export interface Diagnostics extends History {
  readonly generation: number | null;
  readonly products: number;
  readonly variants: number;
  readonly quarantine: readonly QuarantineLine[];
  readonly repaired: number;
}

/**
 * The generations of the catalog: the one that is read and, while a whole export is pulled anew, the one that is built beside it. Readers
 * hold on to one `Generation` for the length of an answer, so no answer is of two (RP6).
 */
export class Replica {
  readonly catalog: CatalogDatabase;
  readonly #parts: ReplicaParts;
  #pointer: Pointer;
  #reading: Generation | null = null;
  #building: Generation | null = null;
  #compared = false;

  private constructor(parts: ReplicaParts, pointer: Pointer) {
    this.catalog = parts.catalog;
    this.#parts = parts;
    this.#pointer = pointer;
  }

  static async open(parts: ReplicaParts): Promise<Replica> {
    const pointer = await parts.catalog.pointer();
    const replica = new Replica(parts, pointer ?? emptyPointer(parts.location));
    if (pointer !== null && pointer.location !== parts.location)
      await replica.#abandon(generationsOf(pointer), 'location');
    else if (pointer !== null && pointer.format !== storageFormat)
      await replica.#abandon(generationsOf(pointer), 'format');
    await replica.reopen();
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
    await this.#compareWithMarker();
    if (this.#building !== null) return this.#building;
    if (this.#reading === null) {
      const { next } = this.#pointer;
      await this.#move(withFirst(this.#pointer));
      this.#reading = await this.#open(next);
      markGeneration(this.#parts.marker, next);
    }
    await this.#reading.load();
    return this.#reading;
  }

  /** A whole export is needed: into a generation of its own, while the present one is read. */
  async startOver(reason: StartOverReason): Promise<void> {
    await this.#buildBeside(withNewBuilding(this.#pointer, reason));
  }

  /** The new generation is whole: one record changes, and with it everything (RP6). */
  async finish(): Promise<void> {
    const { building } = this.#pointer;
    if (building === null || this.#building === null) return;
    await this.#building.db.settled();
    await this.#move(withBuildingRead(this.#pointer));
    markGeneration(this.#parts.marker, building);
    const old = this.#reading;
    this.#reading = this.#building;
    this.#building = null;
    old?.close();
    await this.#deleteObsolete();
  }

  /** After a write that failed, memory may be ahead of storage: what is on the disk is right. */
  async reopen(): Promise<void> {
    this.#pointer = (await this.catalog.pointer()) ?? this.#pointer;
    const [oldReading, oldBuilding] = [this.#reading, this.#building];
    this.#reading = await this.#orAbandon(this.#pointer.current, (number) => this.#open(number));
    oldReading?.close();
    this.#building = await this.#orAbandon(this.#pointer.building, (number) => this.#openWhole(number));
    oldBuilding?.close();
    await this.#deleteObsolete();
  }

  diagnostics(): Diagnostics {
    const reading = this.#reading;
    return {
      ...(this.#pointer.history ?? nothingBefell),
      generation: this.#pointer.current,
      products: reading?.productCount ?? 0,
      variants: reading?.variants.count ?? 0,
      quarantine: reading?.quarantine() ?? [],
      repaired: reading?.repaired ?? 0,
    };
  }

  close(): void {
    this.#reading?.close();
    this.#building?.close();
  }

  #open(number: number): Promise<Generation> {
    return Generation.open(number, this.#parts);
  }

  /** With all of it in memory. */
  async #openWhole(number: number): Promise<Generation> {
    const generation = await this.#open(number);
    try {
      await generation.load();
      return generation;
    } catch (error) {
      generation.close();
      throw error;
    }
  }

  /** What is damaged cannot be mended, and says nothing of the other generation: that one stays (RP10). */
  async #orAbandon(number: number | null, open: (number: number) => Promise<Generation>): Promise<Generation | null> {
    if (number === null) return null;
    try {
      return await open(number);
    } catch (error) {
      if (!(error instanceof DamagedPiece)) throw error;
      await this.#abandon([number], 'damaged');
      return null;
    }
  }

  async #abandon(numbers: readonly number[], reason: StartOverReason): Promise<void> {
    await this.#move(without(this.#pointer, numbers, this.#parts.location, reason));
  }

  /**
   * The note outside knows a generation that is not known here: the browser has lost the origin, or gone back to an older state of it.
   */
  async #compareWithMarker(): Promise<void> {
    if (this.#compared) return;
    this.#compared = true;
    const marked = await markedGeneration(this.#parts.marker);
    const { current, next } = this.#pointer;
    if (marked === null || marked < next) {
      if (current !== null && marked !== current) markGeneration(this.#parts.marker, current);
      return;
    }
    const behind = behindLost(this.#pointer, marked);
    if (current === null) await this.#move(afterWipe(behind));
    else await this.#buildBeside(withNewBuilding(behind, 'wiped'));
  }

  async #buildBeside(pointer: Pointer): Promise<void> {
    this.#reading?.ahead.cancel();
    await this.#move(pointer);
    this.#building?.close();
    this.#building = pointer.building === null ? null : await this.#openWhole(pointer.building);
    await this.#deleteObsolete();
  }

  async #move(pointer: Pointer): Promise<void> {
    await this.catalog.setPointer(pointer);
    this.#pointer = pointer;
  }

  async #deleteObsolete(): Promise<void> {
    if (this.#pointer.obsolete.length === 0) return;
    for (const number of this.#pointer.obsolete) await deleteGeneration(number, this.#parts.databases);
    await this.#move({ ...this.#pointer, obsolete: [] });
  }
}
