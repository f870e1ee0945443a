import Dexie, { type Table } from 'dexie';
import type { Resource } from '../contract/feed.ts';
import { fromPieces, type Piece, toPieces } from './pieces.ts';
import type { Quarantined } from './quarantine.ts';

/** The browser's IndexedDB, or a test's. */
export interface Databases {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** Where the pull of one resource stands: always written together with the rows it speaks of (RP2). */
export interface Checkpoint {
  readonly resource: Resource;
  readonly cursor: string;
  readonly epoch: string;
  /** Grows with every page of any resource. */
  readonly seq: number;
  /** Everything there was has been here once. */
  readonly complete: boolean;
  /** When the last complete answer was asked for. */
  readonly completeAt: number | null;
  readonly received: number;
  readonly expected: number | null;
  /** Rows put aside, by reason (RP4). */
  readonly quarantine: readonly Quarantined[];
  /** Rows that were found to be otherwise at the store, and mended (RP13); absent in what was written before that was done. */
  readonly repaired?: number;
}

/** A row of a small resource, as it came. */
export interface PlainRow {
  readonly resource: Resource;
  readonly id: string;
  readonly row: unknown;
}

export const pieceTables = ['blocks', 'overlay', 'columns', 'log', 'directory', 'index', 'touched'] as const;
export type PieceTable = (typeof pieceTables)[number];
export type TableName = PieceTable | 'checkpoints' | 'plain';
type PieceKey = [at: number, part: number];

/** Read at once, about a megabyte: small enough that a shopper's question gets in between. */
const blocksAtOnce = 16;
const valuesAtOnce = 48;
export const generationName = (number: number): string => `endcap-catalog-${number}`;

/**
 * One generation of the catalog: a database of its own, so that the old one is deleted whole. No table has an index besides its key:
 * what an index would find is found in memory, and writing is ten times faster.
 */
export class GenerationDatabase {
  readonly dexie: Dexie;
  readonly checkpoints: Table<Checkpoint, Resource>;
  readonly plain: Table<PlainRow, [Resource, string]>;
  readonly #urgent = new Set<Promise<unknown>>();
  #durability: 'strict' | 'relaxed' = 'strict';
  #written: Promise<unknown> = Promise.resolve();

  constructor(number: number, databases: Databases) {
    this.dexie = new Dexie(generationName(number), { ...databases });
    this.dexie.version(1).stores({
      ...Object.fromEntries(pieceTables.map((name) => [name, '[at+part]'])),
      checkpoints: 'resource',
      plain: '[resource+id]',
    });
    this.dexie.use({
      ...{ stack: 'dbcore', name: 'durability' },
      create: (core) => ({
        ...core,
        transaction: (tables, mode) => core.transaction(tables, mode, { durability: this.#durability }),
      }),
    });
    // Another window has replaced this generation: let go of it, so that it can be deleted.
    this.dexie.on('versionchange', () => {
      this.close();
      return false;
    });
    this.checkpoints = this.dexie.table('checkpoints');
    this.plain = this.dexie.table('plain');
  }

  /**
   * Everything is here, with its index: from now on a transaction ends when the system has it, and no shopper waits behind a disk that is being flushed (RP20).
   * What comes later is never kept without what came before, so that a power cut takes the last pages together with their cursors.
   */
  leaveFlushing(): void {
    this.#durability = 'relaxed';
  }

  pieces(table: PieceTable): Table<Piece, PieceKey> {
    return this.dexie.table(table);
  }

  /**
   * One transaction: what happens in it is on the disk as a whole or not at all. It names the tables that it changes and no others, as
   * whoever reads one of them waits for its end. One after the other, and none after one
   * that failed: no cursor gets ahead of rows that are not there (RP2), and memory, which is then ahead of storage, is to be read anew.
   */
  write<Value>(tables: readonly TableName[], change: () => Promise<Value>): Promise<Value> {
    // Dexie keeps a transaction open over native awaits only in a function that it can see to be async.
    const begin = () => this.dexie.transaction('rw', tables, async () => change());
    const written = this.#written.then(begin);
    this.#written = written;
    // Heard by whoever writes or waits next, if nobody hears it now.
    written.catch(() => {});
    return written;
  }

  /** When all that was to be written is on the disk; fails when something of it is not. */
  async settled(): Promise<void> {
    await this.#written;
  }

  /** In the order asked for; null where there is nothing. Somebody waits for it: whole scans let it go first. */
  async values(table: PieceTable, places: readonly number[]): Promise<(Uint8Array<ArrayBuffer> | null)[]> {
    // Who reads nothing does not wait for whoever writes there (RP20).
    if (places.length === 0) return [];
    const reading = this.#read(table, places);
    this.#urgent.add(reading);
    const done = () => this.#urgent.delete(reading);
    reading.then(done, done);
    return reading;
  }

  async #read(table: PieceTable, places: readonly number[]): Promise<(Uint8Array<ArrayBuffer> | null)[]> {
    const firsts = await this.pieces(table).bulkGet(places.map((at): PieceKey => [at, 0]));
    return Promise.all(
      firsts.map(async (first) => {
        if (first === undefined) return null;
        if (first.parts === 1) return fromPieces(table, [first]);
        const pieces = await this.#allPieces(table, first);
        // Taken away, or written again, between the two reads: that is not damage.
        return pieces.length === 0 ? null : fromPieces(table, pieces);
      }),
    );
  }

  /** Every value from one place up to another, in order and a few at a time. */
  async *scan(table: PieceTable, from = 0, below = Infinity): AsyncGenerator<readonly StoredValue[]> {
    let held: Piece[] = [];
    let next: PieceKey = [from, 0];
    const most = table === 'blocks' ? blocksAtOnce : valuesAtOnce;
    for (;;) {
      if (this.#urgent.size > 0) await Promise.allSettled(this.#urgent);
      const range = this.pieces(table).where('[at+part]').between(next, [below, 0], true, false);
      const read = await range.limit(most).toArray();
      const ended = read.length < most;
      held.push(...read);
      const whole = ended ? held.length : held.findLastIndex((piece) => piece.part === 0);
      yield valuesOf(table, held.slice(0, whole));
      held = held.slice(whole);
      const last = read.at(-1);
      if (ended || last === undefined) return;
      next = [last.at, last.part + 1];
    }
  }

  async places(table: PieceTable): Promise<number[]> {
    const keys = await this.pieces(table).toCollection().primaryKeys();
    return keys.filter(([, part]) => part === 0).map(([at]) => at);
  }

  /** A value that was longer before leaves pieces behind; they count for nothing. */
  async put(table: PieceTable, values: readonly StoredValue[]): Promise<void> {
    if (values.length > 0) await this.pieces(table).bulkPut(values.flatMap(({ at, bytes }) => toPieces(at, bytes)));
  }

  async remove(table: PieceTable, places: readonly number[]): Promise<void> {
    if (places.length > 0) await this.pieces(table).bulkDelete(places.map((at): PieceKey => [at, 0]));
  }

  async removeRange(table: PieceTable, from: number, to: number): Promise<void> {
    await this.pieces(table).where('[at+part]').between([from, 0], [to, Infinity]).delete();
  }

  close(): void {
    this.dexie.close();
  }

  async #allPieces(table: PieceTable, { at }: Piece): Promise<Piece[]> {
    const all = await this.pieces(table).where('[at+part]').between([at, 0], [at, Infinity]).toArray();
    return all.slice(0, all[0]?.parts ?? 0);
  }
}

export interface StoredValue {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function valuesOf(table: PieceTable, pieces: readonly Piece[]): StoredValue[] {
  const values: StoredValue[] = [];
  for (const [index, { at, part, parts }] of pieces.entries())
    if (part === 0) {
      const own = pieces.slice(index, index + parts).filter((piece) => piece.at === at);
      values.push({ at, bytes: fromPieces(table, own) });
    }
  return values;
}
