import * as v from 'valibot';
import { type FeedRow, type PageEnd, pageEndSchema, type Resource, tombstoneSchema } from '../contract/feed.ts';
import type { Prices } from '../contract/price.ts';
import { identifierSchema } from '../contract/primitives.ts';
import type { StockLevels } from '../contract/stock.ts';
import { Quarantine } from './quarantine.ts';
import { checkLevels, checkPrices, rowCheckers } from './row-check.ts';
import { type ScannedLevels, scannedLevels } from './scanned-levels.ts';
import { type ScannedProduct, scannedProduct } from './scanned-product.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Fields = Readonly<Record<string, unknown>>;

/** One change, in the order of the feed: of two for the same row the later counts. */
export type Change<Of extends Resource = Resource> =
  /** `json` is the row byte by byte, where what came is exactly the row. */
  | { readonly kind: 'row'; readonly row: FeedRow<Of>; readonly json: Bytes | null }
  | (Of extends 'product' ? ScannedProduct : never)
  | { readonly kind: 'gone'; readonly id: string }
  | (Of extends keyof PackedChanges ? PackedChanges[Of] : never);

interface PackedChanges {
  readonly price: { readonly kind: 'prices'; readonly prices: Prices };
  readonly stock:
    | { readonly kind: 'levels'; readonly levels: StockLevels }
    | ScannedLevels
    /** What is known of this variant's stock can no longer be believed. */
    | { readonly kind: 'doubt'; readonly variant: string };
}

const upsertStart = '{"upsert":';
const encoder = new TextEncoder();
/** A mark of byte order is part of its line, as its bytes are. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const productStart = encoder.encode(upsertStart);
const levelsStart = encoder.encode('{"levels":');
const tombstoneKey = 'tombstone';

/** The lines of a page as they come. What cannot be used is put aside with its reason, and costs only itself (RP4). */
export class PageLines {
  readonly changes: Change[] = [];
  readonly quarantine = new Quarantine();
  /** Something came that is no line of a feed at all. */
  unreadable = false;
  end: PageEnd | null = null;
  readonly #resource: Resource;

  constructor(resource: Resource) {
    this.#resource = resource;
  }

  /** The line that ends before `end`. */
  take(run: Bytes, from: number, end: number): void {
    if (from === end) return;
    const scanned = this.#scanned(run, from, end);
    if (scanned !== null) this.changes.push(scanned);
    else this.#read(run, from, end);
  }

  /** Nearly all lines of a catalog are of these two kinds, and as they should be. */
  #scanned(run: Bytes, from: number, end: number): Change | null {
    if (this.#resource === 'product' && startsWith(run, from, productStart))
      return scannedProduct(run, from + productStart.length, end);
    if (this.#resource === 'stock' && startsWith(run, from, levelsStart))
      return scannedLevels(run, from + levelsStart.length, end);
    return null;
  }

  #read(run: Bytes, from: number, end: number): void {
    const text = decoder.decode(run.subarray(from, end));
    // Read on its own, the row is known to be one value and nothing else: then its bytes may be stored.
    if (text.startsWith(upsertStart)) {
      const row = parsed(text.slice(upsertStart.length, -1));
      if (row !== null) return this.#row(row, run.subarray(from + upsertStart.length, end - 1));
    }
    const line = parsed(text);
    if (line === null) return this.#refuse('not-json');
    if (line['upsert'] !== undefined) this.#row(line['upsert'], null);
    else if (line['levels'] !== undefined) this.#levels(line['levels']);
    else if (line['prices'] !== undefined) this.#prices(line['prices']);
    else if (line[tombstoneKey] !== undefined) this.#tombstone(line[tombstoneKey]);
    else if (line['page'] !== undefined) this.#end(line['page']);
    // A newer contract may have lines that this one does not know.
    else this.quarantine.add('unknown-line', null);
  }

  tooLong(): void {
    this.#refuse('too-long');
  }

  #refuse(reason: string): void {
    this.unreadable = true;
    this.quarantine.add(reason, null);
  }

  #row(row: unknown, json: Bytes | null): void {
    const checked = rowCheckers[this.#resource](row);
    if (checked.kind === 'broken') {
      const id = fieldOf(row, 'sourceId');
      this.quarantine.add(checked.reason, id);
      // A figure that cannot be read is no figure: the one it replaced must not be confirmed by the very page that withdrew it (FR6).
      if (this.#resource === 'stock' && id !== null) this.changes.push({ kind: 'gone', id });
    } else if (checked.row.deleted) this.changes.push({ kind: 'gone', id: checked.row.sourceId });
    else this.changes.push({ kind: 'row', row: checked.row, json: checked.unchanged ? json : null });
  }

  #levels(levels: unknown): void {
    const checked = checkLevels(levels);
    if (checked.kind === 'row' && this.#resource === 'stock') {
      this.changes.push({ kind: 'levels', levels: checked.row });
      return;
    }
    const variant = fieldOf(levels, 'variant');
    this.quarantine.add(checked.kind === 'broken' ? `levels ${checked.reason}` : 'unknown-line', variant);
    if (this.#resource === 'stock' && variant !== null) this.changes.push({ kind: 'doubt', variant });
  }

  /** Of a broken one the prices stay as they were: the page does not vouch for a price as it does for a figure of stock. */
  #prices(prices: unknown): void {
    const checked = checkPrices(prices);
    if (checked.kind === 'row' && this.#resource === 'price')
      this.changes.push({ kind: 'prices', prices: checked.row });
    else this.quarantine.add(checked.kind === 'broken' ? `prices ${checked.reason}` : 'unknown-line', null);
  }

  #tombstone(tombstone: unknown): void {
    const checked = v.safeParse(tombstoneSchema, tombstone);
    if (checked.success) this.changes.push({ kind: 'gone', id: checked.output.sourceId });
    else this.quarantine.add('tombstone', fieldOf(tombstone, 'sourceId'));
  }

  #end(page: unknown): void {
    const checked = v.safeParse(pageEndSchema, page);
    if (checked.success) this.end = checked.output;
    else this.#refuse('page');
  }
}

function startsWith(run: Bytes, from: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) if (run[from + index] !== word[index]) return false;
  return true;
}

function fieldOf(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const field = (value as Fields)[name];
  return v.is(identifierSchema, field) ? field : null;
}

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}
