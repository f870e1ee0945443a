import type { ColumnWrite } from './column.ts';
import type { PlainRow } from './generation-database.ts';
import type { FreshProduct } from './fresh-product.ts';
import type { ShelfWrite } from './product-shelf.ts';
import type { Quarantined } from './quarantine.ts';

/** What a page changes in storage, known before the transaction begins; and what of it the index has to know. */
export interface PageWrite {
  readonly shelf: ShelfWrite | null;
  readonly column: ColumnWrite | null;
  readonly plainPut: readonly PlainRow[];
  readonly plainRemoved: readonly string[];
  /** Products that are new or changed. */
  readonly products: readonly FreshProduct[];
  readonly gone: readonly number[];
  /** Rows that came. */
  readonly received: number;
  /** Rows that are whole but cannot be kept. */
  readonly unkept: readonly Quarantined[];
}

export const nothingWritten: PageWrite = {
  shelf: null,
  column: null,
  plainPut: [],
  plainRemoved: [],
  products: [],
  gone: [],
  received: 0,
  unkept: [],
};
