import type { Product } from '../../contract/product.ts';
import { seededRandom } from '../../kernel/random.ts';
import { readProduct } from './edit-catalog.ts';
import type { Data } from './open-data.ts';
import { number } from './read.ts';

export interface Churn {
  readonly changes: number;
  readonly seed: number;
}

/** Of a hundred changes in a large shop most are sales, some are prices, few are the goods themselves. */
const stockShare = 0.9;
const priceShare = 0.07;
const dearestMinor = 50_000;
const mostInStock = 30;

/** Many seeded changes at once, as a busy day or a nightly import makes them. Returns how many were made. */
export function churn(data: Data, { changes, seed }: Churn): number {
  const random = seededRandom(seed);
  const rows = (table: string) => number(data.statement(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
  const [products, variants] = [rows('product'), rows('variant')];
  const levels = variants * data.locations.length;
  const kinds = Array.from({ length: changes }, () => random.next());
  return data.change((stamp) => {
    let made = 0;
    for (const kind of kinds) {
      if (kind < stockShare) made += sell(data, random.below(levels), random.below(mostInStock), stamp);
      else if (kind < stockShare + priceShare)
        made += reprice(data, random.below(variants), 1 + random.below(dearestMinor), stamp);
      else made += promote(data, random.below(products), random.next(), stamp);
    }
    return made;
  });
}

function sell(data: Data, level: number, available: number, stamp: number): number {
  const { changes } = data
    .statement('UPDATE stock SET available = ?, shelf = ?, changed_at = ? WHERE level = ? AND deleted = 0')
    .run(available, available, stamp, level);
  return Number(changes);
}

function reprice(data: Data, variant: number, minor: number, stamp: number): number {
  const { changes } = data
    .statement('UPDATE price SET minor = ?, compare_minor = NULL, changed_at = ? WHERE variant = ? AND deleted = 0')
    .run(minor, stamp, variant);
  return Number(changes);
}

/** A product that draws more or less interest than before. */
function promote(data: Data, ordinal: number, popularity: number, stamp: number): number {
  const { changes } = data
    .statement('UPDATE product SET changed_at = ? WHERE ordinal = ? AND deleted = 0')
    .run(stamp, ordinal);
  if (Number(changes) === 0) return 0;
  const product: Omit<Product, 'observedAt' | 'deleted'> = { ...readProduct(data, ordinal), popularity };
  data
    .statement('UPDATE product_body SET body = ? WHERE ordinal = ?')
    .run(JSON.stringify(product).slice(0, -1), ordinal);
  return 1;
}
