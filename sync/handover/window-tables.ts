import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { SealedIntent } from '../contract/window-seal.ts';

export interface KeptIntent {
  readonly id: string;
  /** Sealed (OB43); in the clear only where an older version kept it. */
  readonly intent: SealedIntent | OrderIntent;
  /** How it looked when it was kept. Nothing personal. */
  readonly view?: OrderView;
  /** The back office will not take it as it is: kept for a person, not sent again by itself. */
  readonly refused: boolean;
  /** What is known of it in the journal; absent until it was handed over. `lost`: it was there once and is not any more (OB47). */
  readonly journal?: 'has' | 'lost';
}

export interface Note {
  readonly key: 'cart' | 'window-key';
  readonly value: unknown;
}

/** One table of the window's own database. */
export interface WindowTable<Row> {
  get(key: string): PromiseLike<Row | undefined>;
  put(row: Row): PromiseLike<unknown>;
  delete(key: string): PromiseLike<void>;
  /** By key, as IndexedDB sorts. */
  toArray(): PromiseLike<Row[]>;
}

export interface Tables {
  readonly intents: WindowTable<KeptIntent>;
  readonly mirror: WindowTable<OrderView>;
  readonly notes: WindowTable<Note>;
}
export type TableName = keyof Tables;

/** The database under the order store: IndexedDB in the window, something that can be killed and filled up in the simulation. */
export interface WindowTables extends Tables {
  /**
   * All that is done in there is on the disk when this answers, or none of it: a failure undoes it and is thrown. Nobody else writes
   * these tables meanwhile. In there nothing is awaited but the tables.
   */
  together<Value>(names: readonly TableName[], work: (tables: Tables) => Promise<Value>): Promise<Value>;
  close(): void;
}
