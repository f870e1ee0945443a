import type { ColumnKind } from './column-kind.ts';
import type { GenerationDatabase, StoredValue } from './generation-database.ts';

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
  readonly log: Float64Array<ArrayBuffer> | null;
}

interface Note {
  readonly seq: number;
  readonly change: Float64Array;
}

interface Held<Chunk> {
  /** The last page that changed it, and the last that storage has it of. */
  seq: number;
  storedSeq: number;
  readonly data: Chunk;
}

/** A chunk with this many changes is written whole; fewer are noted, as a rewritten chunk costs as much as some hundred notes. */
const denseChanges = 128;
const placesPerKind = 2 ** 32;
const seqBytes = 8;

/** A column in memory, loaded chunk by chunk as it is asked for, with what the log says newer than the chunk. */
export class Column<Chunk> {
  readonly #kind: ColumnKind<Chunk>;
  readonly #db: GenerationDatabase;
  /** By chunk, in the order they were noted; gone once the chunk is loaded. */
  readonly #notes = new Map<number, Note[]>();
  readonly #chunks = new Map<number, Held<Chunk>>();
  #complete = false;

  constructor(kind: ColumnKind<Chunk>, db: GenerationDatabase, log: readonly LogEntry[]) {
    this.#kind = kind;
    this.#db = db;
    for (const { seq, code, rows } of log) {
      if (code !== kind.code) continue;
      for (let at = 0; at < rows.length; at += kind.width) this.#note(seq, rows.subarray(at, at + kind.width));
    }
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

  async loadAll(): Promise<void> {
    const from = this.#placeOf(0);
    for await (const values of this.#db.scan('columns', from, from + placesPerKind))
      for (const { at, bytes } of values) this.#take(at - from, bytes);
    for (const number of [...this.#notes.keys()]) this.#take(number, null);
    this.#complete = true;
  }

  /** Changes what is in memory, and says what storage needs to know. All chunks concerned must be loaded. */
  change(changes: readonly (readonly number[])[], seq: number): ColumnWrite {
    const counts = new Map<number, number>();
    for (const [number = 0] of changes) counts.set(number, (counts.get(number) ?? 0) + 1);
    for (const change of changes) this.#apply(change, seq);
    const dense = [...counts].filter(([, count]) => count >= denseChanges).map(([number]) => number);
    const whole = new Set(dense);
    const sparse = changes.filter(([number = 0]) => !whole.has(number));
    return { chunks: this.write(dense), log: sparse.length === 0 ? null : Float64Array.from(sparse.flat()) };
  }

  /** Chunks that storage has only with the help of the log. */
  unfolded(): number[] {
    return [...this.#chunks].filter(([, held]) => held.seq > held.storedSeq).map(([number]) => number);
  }

  write(numbers: readonly number[]): StoredValue[] {
    return numbers.flatMap((number) => {
      const held = this.#chunks.get(number);
      if (held === undefined) return [];
      held.storedSeq = held.seq;
      const data = this.#kind.encode(held.data);
      const bytes = new Uint8Array(seqBytes + data.length);
      new Float64Array(bytes.buffer, 0, 1)[0] = held.seq;
      bytes.set(data, seqBytes);
      return [{ at: this.#placeOf(number), bytes }];
    });
  }

  #apply(change: readonly number[], seq: number): void {
    const number = change[0] ?? 0;
    let held = this.#chunks.get(number);
    if (held === undefined) {
      held = { seq, storedSeq: 0, data: this.#kind.empty() };
      this.#chunks.set(number, held);
    }
    this.#kind.apply(held.data, Float64Array.from(change));
    held.seq = seq;
  }

  /** A chunk as stored, brought up to date by what was noted after it was written. */
  #take(number: number, bytes: Uint8Array<ArrayBuffer> | null): void {
    if (this.#chunks.has(number)) return;
    const notes = this.#notes.get(number) ?? [];
    if (bytes === null && notes.length === 0) return;
    const storedSeq = bytes === null ? 0 : (new Float64Array(bytes.slice(0, seqBytes).buffer)[0] ?? 0);
    const data = bytes === null ? this.#kind.empty() : this.#kind.decode(bytes.slice(seqBytes));
    const newer = notes.filter((note) => note.seq > storedSeq);
    for (const { change } of newer) this.#kind.apply(data, change);
    this.#chunks.set(number, { seq: newer.at(-1)?.seq ?? storedSeq, storedSeq, data });
    this.#notes.delete(number);
  }

  #note(seq: number, change: Float64Array): void {
    const number = change[0] ?? 0;
    const notes = this.#notes.get(number);
    if (notes === undefined) this.#notes.set(number, [{ seq, change }]);
    else notes.push({ seq, change });
  }

  #placeOf(number: number): number {
    return this.#kind.code * placesPerKind + number;
  }
}
