import type { LocalisedText } from '../../contract/primitives.ts';
import type { Product } from '../../contract/product.ts';
import type { Data } from './open-data.ts';
import { number, text } from './read.ts';
import { findLevel, findVariant, type Level, putRight, receive } from './shelf.ts';

interface FoundProduct {
  readonly ordinal: number;
  readonly firstVariant: number;
  readonly variants: number;
}

function findProduct(data: Data, id: string): FoundProduct | null {
  const row = data
    .statement('SELECT ordinal, first_variant, variants FROM product WHERE id = ? AND deleted = 0')
    .get(id);
  if (row === undefined) return null;
  return {
    ordinal: number(row['ordinal']),
    firstVariant: number(row['first_variant']),
    variants: number(row['variants']),
  };
}

const openBody = (data: Data, ordinal: number): string =>
  text(data.statement('SELECT body FROM product_body WHERE ordinal = ?').get(ordinal)?.['body']);

/** The product as it stands now, without its stamps. */
export function readProduct(data: Data, ordinal: number): Omit<Product, 'observedAt' | 'deleted'> {
  return JSON.parse(`${openBody(data, ordinal)}}`) as Product;
}

/** Languages that are not named keep their title. */
export function renameProduct(data: Data, id: string, title: LocalisedText): boolean {
  return data.change((stamp) => {
    const found = findProduct(data, id);
    if (found === null) return false;
    const product = readProduct(data, found.ordinal);
    const renamed = JSON.stringify({ ...product, title: { ...product.title, ...title } }).slice(0, -1);
    data.statement('UPDATE product_body SET body = ? WHERE ordinal = ?').run(renamed, found.ordinal);
    data.statement('UPDATE product SET changed_at = ? WHERE ordinal = ?').run(stamp, found.ordinal);
    return true;
  });
}

/** Its prices and stock go with it, each with a tombstone of its own. */
export function deleteProduct(data: Data, id: string): boolean {
  return data.change((stamp) => {
    const found = findProduct(data, id);
    if (found === null) return false;
    const { ordinal, firstVariant, variants } = found;
    const places = data.locations.length;
    const end = firstVariant + variants;
    data.statement('UPDATE product SET deleted = 1, changed_at = ? WHERE ordinal = ?').run(stamp, ordinal);
    data
      .statement('UPDATE price SET deleted = 1, changed_at = ? WHERE variant >= ? AND variant < ?')
      .run(stamp, firstVariant, end);
    data
      .statement('UPDATE stock SET deleted = 1, changed_at = ? WHERE level >= ? AND level < ?')
      .run(stamp, firstVariant * places, end * places);
    uncount(data, 'product', 1);
    uncount(data, 'price', variants);
    uncount(data, 'stock', variants * places);
    return true;
  });
}

const uncount = (data: Data, resource: string, rows: number): void =>
  data.setMeta(`rows/${resource}`, Number(data.meta(`rows/${resource}`)) - rows);

export function setPrice(data: Data, variant: string, minor: number): boolean {
  return data.change((stamp) => {
    const found = findVariant(data, variant);
    if (found === null) return false;
    const { changes } = data
      .statement('UPDATE price SET minor = ?, compare_minor = NULL, changed_at = ? WHERE variant = ? AND deleted = 0')
      .run(minor, stamp, found.ordinal);
    return changes === 1;
  });
}

export interface StockSetting {
  readonly variant: string;
  readonly location: string;
  readonly available: number;
  /** What truly lies there; left out, the books are right. */
  readonly shelf?: number | undefined;
}

export const setStock = (data: Data, { available, shelf, ...which }: StockSetting): boolean =>
  onLevel(data, which, ({ level }, stamp) =>
    data
      .statement('UPDATE stock SET available = ?, shelf = ?, changed_at = ? WHERE level = ?')
      .run(available, shelf ?? Math.max(0, available), stamp, level),
  );

type Which = Pick<StockSetting, 'variant' | 'location'>;

/** Somebody counts this shelf now. */
export const countShelf = (data: Data, which: Which): boolean =>
  onLevel(data, which, (level, stamp) => putRight(data, stamp, level));

/** Goods are booked in, and all of them have come. */
export const bookIn = (data: Data, { pieces, ...which }: Which & { readonly pieces: number }): boolean =>
  onLevel(data, which, ({ level }, stamp) => receive(data, stamp, level, pieces, pieces));

/** False where there is no such level. */
function onLevel(data: Data, { variant, location }: Which, act: (level: Level, stamp: number) => void): boolean {
  return data.change((stamp) => {
    const found = findVariant(data, variant);
    const level = found && findLevel(data, found, location);
    if (level !== null) act(level, stamp);
    return level !== null;
  });
}
