import type { Location } from '../contract/location.ts';
import { ArticleTally } from '../freshness/article-paces.ts';
import { learnedOf, relearn } from '../freshness/learned.ts';
import { StockModel } from '../freshness/stock-model.ts';
import type { Outlook } from '../freshness/stock-outlook.ts';
import type { Cell, Told } from '../freshness/stock-record.ts';
import { newMemory } from '../freshness/stock-memory.ts';
import { mostSurveyed, Survey, surveyEveryMs } from '../freshness/survey.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Column } from './column.ts';
import type { StoredValue } from './generation-database.ts';
import { hoursOf } from './opening-hours.ts';
import { learnOfShelf, noteCountBefore } from './shelf-lessons.ts';
import type { ShelfEvents } from './shelf-events.ts';
import { seldom } from './seldom.ts';
import * as column from './stock-column.ts';
import type { VariantLinks } from './variant-links.ts';

/** Beside the columns, in a place of its own. */
export const learnedPlace = 7 * 2 ** 32;
/** What all records taught is written with every so many pages of them: it changes slowly, and a little of it may be lost. */
const pagesAWrite = 32;
const places = 2 ** 20;
const dayMs = 24 * 3_600_000;

/** What is asked of a record, with how many pieces are not to be counted on. */
export interface Expected {
  readonly told: Told;
  /** When it was last known to be so, and how long ago that was. */
  readonly knownAt: number;
  readonly ageMs: number;
  readonly keptBack: number;
  /** A shopper has opened it. */
  readonly asked?: boolean;
}

type NumberedChunk = readonly [number: number, chunk: column.StockChunk];
type Look = (cell: Cell, told: Told) => void;

/** A change among others, with what was told beside it. */
interface ToBeMade {
  readonly changes: Float64Array;
  readonly at: number;
  readonly events: ShelfEvents | null;
}

/** What a generation's stock teaches: the memory of each record lies beside it in its column, what all have taught is kept here. */
export class StockLearning {
  readonly model = new StockModel();
  readonly #links: VariantLinks;
  readonly #cell: Cell = { memory: newMemory(1), slot: 0, key: 0, group: 0, place: 0, article: 0 };
  readonly #blank = newMemory(1);
  /** By place, the row that its hours were taken from. */
  readonly #known: Location[] = [];
  #pages = 0;

  constructor(links: VariantLinks) {
    this.#links = links;
  }

  get heldBytes(): number {
    return this.model.common.paces.heldBytes;
  }

  restore(bytes: Uint8Array<ArrayBuffer> | null): void {
    if (bytes !== null)
      relearn(this.model.common, new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8));
  }

  /** Once for so many pages: what is to be stored with this one. */
  toStore(): readonly StoredValue[] {
    if (this.#pages++ % pagesAWrite !== 0) return [];
    return [{ at: learnedPlace, bytes: new Uint8Array(learnedOf(this.model.common).buffer) }];
  }

  /** Hours of places that are new, or open at other times than before. */
  tellHours(all: Iterable<readonly [place: number, location: Location | undefined]>, at: number): void {
    for (const [place, location] of all) {
      if (location === undefined || this.#known[place] === location) continue;
      this.#known[place] = location;
      this.model.common.place(place).setHours(hoursOf(location, at));
    }
  }

  /** A change that is about to be made: learns of it, and notes in it what is remembered of the record from then on. */
  change(chunk: column.StockChunk, location: number, variant: number, { changes, at, events }: ToBeMade): void {
    const before = column.countedBefore(chunk, changes, at);
    if (before === null && (events?.counted ?? null) === null) return;
    column.memoryOf(chunk);
    const cell = this.#cellOf(chunk, location, variant);
    const after = column.toldBy(changes, at);
    if (before === null) noteCountBefore(cell, events);
    else learnOfShelf(this.model, cell, { before, after, events });
    column.noteMemory(chunk, variant, changes, at);
  }

  /** A complete pull was asked for then and has ended. */
  confirmed(at: number, count: number): void {
    for (let place = 0; place < count; place++) this.model.common.confirmed(place, at);
  }

  outlook(
    chunk: column.StockChunk | null,
    location: number,
    variant: number,
    { told, knownAt, ageMs, keptBack, asked = false }: Expected,
  ): Outlook {
    const cell = this.#cellOf(chunk, location, variant);
    const at = knownAt + ageMs;
    if (asked) return this.model.asked(cell, told, knownAt, at, keptBack);
    return this.model.outlook(cell, told, knownAt, at, keptBack);
  }

  /** Twice a day a look at all records, or at a fair share of them. How articles sell is of all, and is not stored: after a start it is looked up. */
  async survey(stock: Column<column.StockChunk>, now: number, breath: Breath): Promise<void> {
    const [, before = 0] = this.model.common.times;
    const isDue = now - before >= surveyEveryMs;
    if (!isDue && this.model.common.paces.isTallied) return;
    const chunks = [...stock.all()];
    const tally = new ArticleTally(this.model.common.paces);
    const tallied: Look = (cell, told) => this.model.tally(tally, cell, told);
    await this.#lookAt(chunks, tallied, breath);
    tally.end();
    if (!isDue) return;
    this.model.common.times[1] = now;
    const records = chunks.length * column.variantsPerChunk;
    const each = Math.max(1, Math.ceil(records / mostSurveyed));
    const survey = new Survey(this.model, now, before === 0 ? 0 : ((now - before) / dayMs) * each, records / each);
    const surveyed: Look = (cell, told) => {
      if (each === 1 || this.model.dice() * each <= 1) survey.add(cell, told);
    };
    await this.#lookAt(chunks, surveyed, breath);
    survey.end();
  }

  async #lookAt(chunks: readonly NumberedChunk[], look: Look, breath: Breath): Promise<void> {
    const slices = seldom(breath);
    for (const [number, chunk] of chunks) {
      const { location, firstVariant, variants } = column.stockPlaceOf(number);
      for (let slot = 0; slot < variants; slot++) {
        const told = column.toldAt(chunk, slot);
        if (told !== null) look(this.#cellOf(chunk, location, firstVariant + slot), told);
        if (slices.due) await slices.take();
      }
    }
  }

  #cellOf(chunk: column.StockChunk | null, location: number, variant: number): Cell {
    const cell = this.#cell;
    const { memory = null } = chunk ?? {};
    cell.memory = memory ?? this.#blank;
    cell.slot = memory === null ? 0 : column.slotOf(variant);
    cell.key = variant * places + location;
    cell.group = this.#links.groupOf(variant);
    cell.place = location;
    cell.article = variant;
    return cell;
  }
}
