import type { Category } from '../contract/category.ts';
import { type Resource, resources } from '../contract/feed.ts';
import { countedAt } from '../freshness/stock-memory.ts';
import type { Outlook } from '../freshness/stock-outlook.ts';
import type { Location } from '../contract/location.ts';
import type { Promotion } from '../contract/promotion.ts';
import type { Breath } from '../kernel/breath.ts';
import { AskedAhead } from './asked-ahead.ts';
import { Column, type LogEntry } from './column.ts';
import { CountedMap } from './counted-map.ts';
import { type Checkpoint, type Databases, GenerationDatabase } from './generation-database.ts';
import { linkKind } from './link-column.ts';
import { LiveCatalog } from './live-catalog.ts';
import { loadLive } from './load-live.ts';
import { type PriceContext, priceKind } from './price-changes.ts';
import { ProductShelf } from './product-shelf.ts';
import type { QuarantineLine } from './quarantine.ts';
import { slotOf, stockChunkOf, stockKind } from './stock-column.ts';
import { type Expected, learnedPlace, StockLearning } from './stock-learning.ts';
import { StoredDirectory } from './stored-directory.ts';
import { VariantLinks } from './variant-links.ts';

/** The number of a variant that none is known by: others' sales say nothing of it. */
const nobodys = -1;

/** Small resources, held whole. */
export interface Plain {
  readonly location: Map<string, Location>;
  readonly category: CountedMap<Category>;
  readonly promotion: Map<string, Promotion>;
}

/** What a generation is opened with. */
export interface GenerationParts {
  readonly databases: Databases;
  /** Where the kiosk stands that it is pulled for. */
  readonly location: string;
  readonly breath: Breath;
  now(): number;
}

/**
 * One generation of the catalog, open: what is in memory of it. Opening reads little, enough to answer for a single product whose number
 * is known; `load` reads the rest, which searching and writing need.
 */
export class Generation {
  readonly number: number;
  readonly db: GenerationDatabase;
  readonly location: string;
  readonly products = new StoredDirectory('product');
  readonly variants = new StoredDirectory('variant');
  readonly locations = new StoredDirectory('location');
  readonly shelf: ProductShelf;
  readonly plain: Plain = { location: new Map(), category: new CountedMap(), promotion: new Map() };
  readonly checkpoints = new Map<Resource, Checkpoint>();
  readonly linkColumn;
  readonly prices;
  readonly stock;
  readonly links = new VariantLinks();
  readonly live: LiveCatalog;
  readonly learning = new StockLearning(this.links);
  /** Pages that are noted in the log and not yet folded into their chunks. */
  readonly logged: number[];
  readonly ahead = new AskedAhead();
  /** The last page of each feed, on its way to the disk. */
  readonly storing = new Map<Resource, Promise<void>>();
  readonly #parts: GenerationParts;
  #loading: Promise<void> | null = null;
  /** All of it is in memory. */
  loaded = false;
  /** Its index is built and stored. */
  indexed = false;

  private constructor(number: number, parts: GenerationParts, db: GenerationDatabase, log: readonly LogEntry[]) {
    this.number = number;
    this.location = parts.location;
    this.#parts = parts;
    this.db = db;
    this.shelf = new ProductShelf(db);
    this.linkColumn = new Column(linkKind, db, log);
    this.prices = new Column(priceKind, db, log);
    this.stock = new Column(stockKind, db, log);
    this.live = new LiveCatalog(this.links, this.prices);
    this.logged = log.map((entry) => entry.seq);
  }

  static async open(number: number, parts: GenerationParts): Promise<Generation> {
    const db = new GenerationDatabase(number, parts.databases);
    try {
      const generation = new Generation(number, parts, db, await readLog(db));
      await generation.#open();
      return generation;
    } catch (error) {
      // Nobody else could close it, and what is open cannot be deleted.
      db.close();
      throw error;
    }
  }

  async #open(): Promise<void> {
    const [checkpoints, plain] = await Promise.all([
      this.db.checkpoints.toArray(),
      this.db.plain.toArray(),
      this.shelf.load(),
      this.locations.load(this.db, this.#parts.breath),
    ]);
    for (const checkpoint of checkpoints) this.checkpoints.set(checkpoint.resource, checkpoint);
    for (const { resource, id, row } of plain) this.#plainOf(resource)?.set(id, row);
  }

  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<void> {
    const { breath } = this.#parts;
    await Promise.all([
      this.products.load(this.db, breath),
      this.variants.load(this.db, breath),
      this.linkColumn.loadAll(breath),
      this.prices.loadAll(breath),
      this.stock.loadAll(breath),
      this.#loadLearned(),
    ]);
    await loadLive(this, this.wallNow(), breath);
    this.loaded = true;
  }

  async #loadLearned(): Promise<void> {
    const [learned = null] = await this.db.values('columns', [learnedPlace]);
    this.learning.restore(learned);
    if (this.stockCheckedAt !== null) this.tellHours(this.stockCheckedAt);
  }

  /** What is expected of a record; also of one that is read before all is in memory. */
  outlook(location: string, variant: string, expected: Expected): Outlook {
    const [place, number] = [this.locations.find(location), this.variants.find(variant)];
    if (place === null || number === null) return this.learning.outlook(null, place ?? 0, number ?? nobodys, expected);
    return this.learning.outlook(this.stock.chunk(stockChunkOf(place, number)), place, number, expected);
  }

  /** When a shelf was last counted, as far as was told, down to a few hours before. */
  countedAt(place: number, variant: number): number | null {
    const { memory = null } = this.stock.chunk(stockChunkOf(place, variant)) ?? {};
    return memory === null ? null : countedAt(memory, slotOf(variant));
  }

  tellHours(at: number): void {
    const { locations, plain } = this;
    const places = Array.from({ length: locations.count }, (_, place) => place);
    this.learning.tellHours(
      places.map((place) => [place, plain.location.get(locations.idAt(place))] as const),
      at,
    );
  }

  /** The number of the last page written, of any resource. */
  get seq(): number {
    return Math.max(0, ...[...this.checkpoints.values()].map((checkpoint) => checkpoint.seq));
  }

  /** What every row here belongs to; null before the first page. */
  get epoch(): string | null {
    const [any] = this.checkpoints.values();
    return any?.epoch ?? null;
  }

  /** Everything there was has been here once. */
  get filled(): boolean {
    return resources.every((resource) => this.checkpoints.get(resource)?.complete === true);
  }

  get productCount(): number {
    return this.products.count - this.shelf.goneCount;
  }

  /** What its arrays take in memory. */
  get heldBytes(): number {
    const { products, variants, linkColumn, prices, stock, links, live, learning } = this;
    return sum([products, variants, linkColumn, prices, stock, links, live, learning].map((part) => part.heldBytes));
  }

  get quarantined(): number {
    return sum(this.quarantine().map(({ count }) => count));
  }

  /** Rows that had come to differ from the store's without a word (RP13). */
  get repaired(): number {
    return sum([...this.checkpoints.values()].map((checkpoint) => checkpoint.repaired ?? 0));
  }

  /** What was put aside, for whoever mends it at the platform (RP4). */
  quarantine(): readonly QuarantineLine[] {
    return [...this.checkpoints.values()].flatMap(({ resource, quarantine }) =>
      quarantine.map((line) => ({ resource, ...line })),
    );
  }

  /** Rows that came, of those that will have come in all; that is known once every feed has said how much it holds. */
  get progress(): { readonly received: number; readonly expected: number | null } {
    const all = [...this.checkpoints.values()];
    // A feed that was read to its end has said so, whether or not it counted its rows.
    const expected = all
      .map((checkpoint) => checkpoint.expected ?? (checkpoint.complete ? checkpoint.received : null))
      .filter((rows) => rows !== null);
    return {
      received: sum(all.map((checkpoint) => checkpoint.received)),
      expected: expected.length === resources.length ? sum(expected) : null,
    };
  }

  /** By the wall clock, which prices begin and end by. */
  wallNow(): number {
    return this.#parts.now();
  }

  /** A stamp of steady time. */
  get stockCheckedAt(): number | null {
    return this.checkpoints.get('stock')?.completeAt ?? null;
  }

  get priceContext(): PriceContext {
    return { location: this.location, country: this.plain.location.get(this.location)?.address.country ?? null };
  }

  #plainOf(resource: Resource): Map<string, unknown> | null {
    return resource in this.plain ? this.plain[resource as keyof Plain] : null;
  }

  close(): void {
    this.ahead.close();
    this.db.close();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function readLog(db: GenerationDatabase): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for await (const values of db.scan('log')) {
    for (const { at, bytes } of values) {
      const [code = 0] = new Float64Array(bytes.buffer, 0, 1);
      log.push({ seq: at, code, rows: new Float64Array(bytes.buffer, 8) });
    }
  }
  return log;
}
