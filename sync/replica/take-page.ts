import type { ColumnWrite } from './column.ts';
import { idStamp } from './column-kind.ts';
import type { Generation, Plain } from './generation.ts';
import type { PlainRow } from './generation-database.ts';
import { linkChange, linkChunkOf, linkKind, linksPerChunk, readLink } from './link-column.ts';
import { mostBytesInPiece } from './pieces.ts';
import { priceChange, pricedVariant, priceKind, priceRemoval, priceRemovals } from './price-column.ts';
import { encodeProduct } from './product-lines.ts';
import type { ShelfWrite } from './product-shelf.ts';
import type { Change, Page } from './read-page.ts';
import { stockChange, stockKind, stockRemoval } from './stock-column.ts';

/** What a page changes in storage, known before the transaction begins. */
export interface PageWrite {
  readonly shelf: ShelfWrite | null;
  readonly column: { readonly code: number; readonly write: ColumnWrite } | null;
  readonly plainPut: readonly PlainRow[];
  readonly plainRemoved: readonly string[];
  /** Products that look different now: for the index. */
  readonly touched: ReadonlySet<number>;
  /** Rows that are whole but cannot be kept. */
  readonly unkept: number;
}

/** Of one UTF-16 unit in UTF-8. */
const mostBytesPerUnit = 3;

const nothing: PageWrite = {
  shelf: null,
  column: null,
  plainPut: [],
  plainRemoved: [],
  touched: new Set(),
  unkept: 0,
};

/** Takes a page into memory. All of the generation must be loaded. */
export function takePage(generation: Generation, { resource, changes: all }: Page, seq: number): PageWrite {
  const changes = lastWords(all);
  switch (resource) {
    case 'location':
    case 'category':
    case 'promotion':
      return takePlain(generation.plain, resource, changes);
    case 'product':
      return takeProducts(generation, changes as readonly Change<'product'>[], seq);
    case 'price':
      return takePrices(generation, changes as readonly Change<'price'>[], seq);
    case 'stock':
      return takeStock(generation, changes as readonly Change<'stock'>[], seq);
  }
}

/** Of several changes of one row the last counts, in its place in the order. Without a removal the order alone sees to that. */
function lastWords(changes: readonly Change[]): readonly Change[] {
  if (!changes.some((change) => change.kind === 'gone')) return changes;
  const last = new Map<string, Change>();
  for (const change of changes) {
    const id = change.kind === 'gone' ? change.id : change.row.sourceId;
    last.delete(id);
    last.set(id, change);
  }
  return [...last.values()];
}

function takePlain(plain: Plain, resource: keyof Plain, changes: readonly Change[]): PageWrite {
  const put = new Map<string, PlainRow>();
  const plainRemoved: string[] = [];
  const held: Map<string, unknown> = plain[resource];
  let unkept = 0;
  for (const change of changes) {
    if (change.kind === 'gone') {
      held.delete(change.id);
      plainRemoved.push(change.id);
    } else if (JSON.stringify(change.row).length * mostBytesPerUnit > mostBytesInPiece) unkept++;
    else {
      const { sourceId: id } = change.row;
      held.set(id, change.row);
      put.set(id, { resource, id, row: change.row });
    }
  }
  return { ...nothing, plainPut: [...put.values()], plainRemoved, unkept };
}

function takeProducts(generation: Generation, changes: readonly Change<'product'>[], seq: number): PageWrite {
  const { products, variants, shelf, links } = generation;
  const firstNew = products.count;
  const lines = new Map<number, Uint8Array<ArrayBuffer> | null>();
  const variantsOf = new Map<number, readonly number[]>();
  for (const change of changes) {
    const known = change.kind === 'gone' ? products.find(change.id) : products.intern(change.row.sourceId);
    if (known === null) continue;
    const own = change.kind === 'gone' ? [] : change.row.variants.map((variant) => variants.intern(variant.id));
    lines.set(known, change.kind === 'gone' ? null : encodeProduct(own, change.row));
    variantsOf.set(known, own);
  }
  const write = links.change(linkChanges(generation, variantsOf, firstNew), seq);
  return {
    ...nothing,
    shelf: shelf.change(lines, firstNew),
    column: { code: linkKind.code, write },
    touched: new Set(lines.keys()),
  };
}

/** A variant that its product no longer has is let go: it must not count as that product's stock. */
function linkChanges({ links }: Generation, variantsOf: ReadonlyMap<number, readonly number[]>, firstNew: number) {
  const changes: number[][] = [];
  if ([...variantsOf.keys()].some((product) => product < firstNew)) {
    for (const [number, chunk] of links.all()) {
      chunk.forEach((linked, slot) => {
        const variant = number * linksPerChunk + slot;
        if (linked > 0 && variantsOf.get(linked - 1)?.includes(variant) === false)
          changes.push(linkChange(variant, null));
      });
    }
  }
  for (const [product, variants] of variantsOf)
    for (const variant of variants) changes.push(linkChange(variant, product));
  return changes;
}

function takePrices(generation: Generation, changes: readonly Change<'price'>[], seq: number): PageWrite {
  const { variants, prices } = generation;
  const here = generation.priceContext;
  const rows = changes.flatMap((change) => {
    if (change.kind === 'gone') {
      const stamp = idStamp(change.id);
      return [...prices.all()].flatMap(([number, chunk]) => priceRemovals(number, chunk, stamp));
    }
    const variant = variants.intern(change.row.variant);
    return [priceChange(variant, change.row, here) ?? priceRemoval(variant, idStamp(change.row.sourceId))];
  });
  return {
    ...nothing,
    column: { code: priceKind.code, write: prices.change(rows, seq) },
    touched: pricedIn(generation, rows),
  };
}

/** Products whose price may be another now. */
function pricedIn({ links }: Generation, rows: readonly (readonly number[])[]): Set<number> {
  const touched = new Set<number>();
  for (const row of rows) {
    const variant = pricedVariant(row);
    const product = readLink(links.chunk(linkChunkOf(variant)), variant);
    if (product !== null) touched.add(product);
  }
  return touched;
}

function takeStock(generation: Generation, changes: readonly Change<'stock'>[], seq: number): PageWrite {
  const { variants, locations, stock } = generation;
  const rows = changes.flatMap((change) => {
    if (change.kind === 'row')
      return [stockChange(locations.intern(change.row.location), variants.intern(change.row.variant), change.row)];
    const stamp = idStamp(change.id);
    return [...stock.all()].map(([number, chunk]) => stockRemoval(number, chunk, stamp)).filter((row) => row !== null);
  });
  return { ...nothing, column: { code: stockKind.code, write: stock.change(rows, seq) } };
}
