import Dexie, { type Table } from 'dexie';
import type { Resource } from '../contract/feed.ts';
import { fromPieces, type Piece, toPieces } from './pieces.ts';

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
  readonly quarantined: number;
}

/** A row of a small resource, as it came. */
export interface PlainRow {
  readonly resource: Resource;
  readonly id: string;
  readonly row: unknown;
}

export const pieceTables = ['blocks', 'overlay', 'columns', 'log', 'directory', 'index', 'touched'] as const;
export type PieceTable = (typeof pieceTables)[number];
type PieceKey = [at: number, part: number];

/** Values read at once: small enough that a shopper's question gets in between. */
const valuesAtOnce = 16;
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

  constructor(number: number, databases: Databases) {
    this.dexie = new Dexie(generationName(number), { ...databases, chromeTransactionDurability: 'strict' });
    this.dexie.version(1).stores({
      ...Object.fromEntries(pieceTables.map((name) => [name, '[at+part]'])),
      checkpoints: 'resource',
      plain: '[resource+id]',
    });
    // Another window has replaced this generation: let go of it, so that it can be deleted.
    this.dexie.on('versionchange', () => {
      this.close();
      return false;
    });
    this.checkpoints = this.dexie.table('checkpoints');
    this.plain = this.dexie.table('plain');
  }

  pieces(table: PieceTable): Table<Piece, PieceKey> {
    return this.dexie.table(table);
  }

  /** One transaction over everything: what happens in it is on the disk as a whole or not at all. */
  write<Value>(change: () => Promise<Value>): Promise<Value> {
    // Dexie keeps a transaction open over native awaits only in a function that it can see to be async.
    return this.dexie.transaction('rw', [...pieceTables, 'checkpoints', 'plain'], async () => change());
  }

  /** In the order asked for; null where there is nothing. Somebody waits for it: whole scans let it go first. */
  values(table: PieceTable, places: readonly number[]): Promise<(Uint8Array<ArrayBuffer> | null)[]> {
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
        const pieces = first.parts === 1 ? [first] : await this.#allPieces(table, first.at);
        // Taken away between the two reads: that is not damage.
        return pieces.length === 0 ? null : fromPieces(table, pieces);
      }),
    );
  }

  /** Every value from one place up to another, in order and a few at a time. */
  async *scan(table: PieceTable, from = 0, below = Infinity): AsyncGenerator<readonly StoredValue[]> {
    let held: Piece[] = [];
    let next: PieceKey = [from, 0];
    for (;;) {
      if (this.#urgent.size > 0) await Promise.allSettled(this.#urgent);
      const range = this.pieces(table).where('[at+part]').between(next, [below, 0], true, false);
      const read = await range.limit(valuesAtOnce).toArray();
      const ended = read.length < valuesAtOnce;
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

  put(table: PieceTable, values: readonly StoredValue[]): Promise<unknown> {
    return this.pieces(table).bulkPut(values.flatMap(({ at, bytes }) => toPieces(at, bytes)));
  }

  /** For values that may have been longer before. */
  async replace(table: PieceTable, values: readonly StoredValue[]): Promise<void> {
    await this.remove(
      table,
      values.map((value) => value.at),
    );
    await this.put(table, values);
  }

  async remove(table: PieceTable, places: readonly number[]): Promise<void> {
    for (const at of places) await this.removeRange(table, at, at);
  }

  async removeRange(table: PieceTable, from: number, to: number): Promise<void> {
    await this.pieces(table).where('[at+part]').between([from, 0], [to, Infinity]).delete();
  }

  close(): void {
    this.dexie.close();
  }

  async #allPieces(table: PieceTable, at: number): Promise<Piece[]> {
    return this.pieces(table).where('[at+part]').between([at, 0], [at, Infinity]).toArray();
  }
}

export interface StoredValue {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function valuesOf(table: PieceTable, pieces: readonly Piece[]): StoredValue[] {
  const values: StoredValue[] = [];
  for (let from = 0; from < pieces.length;) {
    const at = pieces[from]?.at ?? 0;
    let end = from + 1;
    while (pieces[end]?.at === at) end++;
    values.push({ at, bytes: fromPieces(table, pieces.slice(from, end)) });
    from = end;
  }
  return values;
}
