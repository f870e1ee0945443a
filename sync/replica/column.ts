import type { Breath } from '../kernel/breath.ts';
import { heldBytes } from '../kernel/held-bytes.ts';
import { chunkHeaderBytes, type ColumnKind } from './column-kind.ts';
import type { GenerationDatabase, StoredValue } from './generation-database.ts';
import { ChangeRows } from './change-rows.ts';

/** Changes of one page, as they are kept until they are folded into their chunks. */
export interface LogEntry {
  readonly seq: number;
  readonly code: number;
  /** Rows of the kind's width, one after the other. */
  readonly rows: Float64Array;
}

/** What a page means for storage: chunks that are written whole, and changes that are only noted. */
export interface ColumnWrite {
  readonly chunks: readonly StoredValue[];
  /** As it is stored: the kind's code, and rows of it. */
  readonly log: Float64Array<ArrayBuffer> | null;
}

interface Note {
  readonly seq: number;
  readonly rows: Float64Array;
  readonly at: number;
}

interface Held<Chunk> {
  readonly number: number;
  /** The last page that changed it, and the first that storage does not have it of; none when it has all. */
  seq: number;
  staleSince: number;
  /** Changes of the page that is being taken. */
  changes: number;
  readonly data: Chunk;
}

/** A chunk with this many changes is written whole; fewer are noted, as a rewritten chunk costs as much as some hundred notes. */
const denseChanges = 256;
const placesPerKind = 2 ** 32;
const none = Infinity;

/** A column in memory, loaded chunk by chunk as it is asked for, with what the log says newer than the chunk. */
export class Column<Chunk> {
  readonly #kind: ColumnKind<Chunk>;
  readonly #db: GenerationDatabase;
  /** By chunk, in the order they were noted; gone once the chunk is loaded. */
  readonly #notes = new Map<number, Note[]>();
  readonly #chunks = new Map<number, Held<Chunk>>();
  /** Chunks that the present page has changed. */
  #changed: Held<Chunk>[] = [];
  readonly #rows = new ChangeRows();
  #complete = false;

  constructor(kind: ColumnKind<Chunk>, db: GenerationDatabase, log: readonly LogEntry[]) {
    this.#kind = kind;
    this.#db = db;
    for (const { seq, code, rows } of log) {
      if (code !== kind.code) continue;
      for (let at = 0; at < rows.length; at += kind.width) this.#note({ seq, rows, at });
    }
  }

  get heldBytes(): number {
    return heldBytes(this.#chunks);
  }

  /** Null where nothing was ever said, or it is not loaded. */
  chunk(number: number): Chunk | null {
    return this.#chunks.get(number)?.data ?? null;
  }

  *all(): Generator<readonly [number, Chunk]> {
    for (const [number, { data }] of this.#chunks) yield [number, data];
  }

  async ensure(numbers: readonly number[]): Promise<void> {
    if (this.#complete) return;
    const missing = [...new Set(numbers)].filter((number) => !this.#chunks.has(number));
    const values = await this.#db.values(
      'columns',
      missing.map((number) => this.#placeOf(number)),
    );
    missing.forEach((number, index) => this.#take(number, values[index] ?? null));
  }

  async loadAll(breath: Breath): Promise<void> {
    const from = this.#placeOf(0);
    for await (const values of this.#db.scan('columns', from, from + placesPerKind)) {
      for (const { at, bytes } of values) this.#take(at - from, bytes);
      if (breath.due) await breath.take();
    }
    for (const number of [...this.#notes.keys()]) this.#take(number, null);
    this.#complete = true;
  }

  /** The chunk of a change of this page, which the caller applies to it. All of the column must be loaded. */
  open(number: number): Chunk {
    let held = this.#chunks.get(number);
    if (held === undefined) {
      held = { number, seq: 0, staleSince: none, changes: 0, data: this.#kind.empty() };
      this.#chunks.set(number, held);
    }
    if (held.changes++ === 0) this.#changed.push(held);
    return held.data;
  }

  /** For the changes of a page, until it is taken. One page is taken after the other. */
  pageRows(): ChangeRows {
    this.#rows.clear();
    return this.#rows;
  }

  /** The page is taken: what storage needs to know of it. `rows` are the changes that were applied. */
  taken(rows: ChangeRows, seq: number): ColumnWrite {
    const changed = this.#changed;
    this.#changed = [];
    for (const held of changed) {
      held.seq = seq;
      held.staleSince = Math.min(held.staleSince, seq);
    }
    const dense = changed.filter(({ changes }) => changes >= denseChanges);
    const log = dense.length === changed.length ? null : this.#sparse(rows);
    for (const held of changed) held.changes = 0;
    return { chunks: dense.map((held) => this.#encode(held)), log };
  }

  /** Chunks that storage has only with the help of the log, those first that have been so the longest. */
  writeStale(most: number): StoredValue[] {
    return [...this.#chunks.values()]
      .filter((held) => held.staleSince < none)
      .toSorted((one, other) => one.staleSince - other.staleSince)
      .slice(0, most)
      .map((held) => this.#encode(held));
  }

  /** Chunks that storage has only with the help of the log. */
  get staleCount(): number {
    let count = 0;
    for (const held of this.#chunks.values()) if (held.staleSince < none) count++;
    return count;
  }

  /** The first page whose notes are still needed. */
  get staleSince(): number {
    let first = none;
    for (const held of this.#chunks.values()) first = Math.min(first, held.staleSince);
    return first;
  }

  #encode(held: Held<Chunk>): StoredValue {
    held.staleSince = none;
    const bytes = this.#kind.encode(held.data);
    new Float64Array(bytes.buffer, 0, 1)[0] = held.seq;
    return { at: this.#placeOf(held.number), bytes };
  }

  #sparse({ floats, length }: ChangeRows): Float64Array<ArrayBuffer> | null {
    const { width, code } = this.#kind;
    const isSparse = (at: number) => (this.#chunks.get(floats[at] ?? 0)?.changes ?? 0) < denseChanges;
    let count = 0;
    for (let at = 0; at < length; at += width) if (isSparse(at)) count += width;
    if (count === 0) return null;
    const some = new Float64Array(1 + count);
    let end = 1;
    some[0] = code;
    for (let at = 0; at < length; at += width)
      if (isSparse(at)) for (let field = 0; field < width; field++) some[end++] = floats[at + field] ?? 0;
    return some;
  }

  /** A chunk as stored, brought up to date by what was noted after it was written. */
  #take(number: number, bytes: Uint8Array<ArrayBuffer> | null): void {
    if (this.#chunks.has(number)) return;
    const notes = this.#notes.get(number) ?? [];
    if (bytes === null && notes.length === 0) return;
    const storedSeq = bytes === null ? 0 : (new Float64Array(bytes.buffer, 0, chunkHeaderBytes / 8)[0] ?? 0);
    const data = bytes === null ? this.#kind.empty() : this.#kind.decode(bytes.buffer);
    const newer = notes.filter((note) => note.seq > storedSeq);
    for (const { rows, at } of newer) this.#kind.apply(data, rows, at);
    const seq = newer.at(-1)?.seq ?? storedSeq;
    this.#chunks.set(number, { number, seq, staleSince: newer[0]?.seq ?? none, changes: 0, data });
    this.#notes.delete(number);
  }

  #note(note: Note): void {
    const number = note.rows[note.at] ?? 0;
    const notes = this.#notes.get(number);
    if (notes === undefined) this.#notes.set(number, [note]);
    else notes.push(note);
  }

  #placeOf(number: number): number {
    return this.#kind.code * placesPerKind + number;
  }
}
