import type { StockMemory } from './stock-memory.ts';

/** Where a record's memory lies, and whose it is; one of these is used for many. */
export interface Cell {
  memory: StockMemory;
  slot: number;
  /** The same for the same record, different for others. */
  key: number;
  group: number;
  place: number;
  /** The same for the same goods at all places. */
  article: number;
}

/** What a record says, and since when. */
export interface Told {
  readonly available: number;
  readonly at: number;
}
