import type { Resource } from '../../contract/feed.ts';
import type { Data } from '../data/open-data.ts';
import { number } from '../data/read.ts';

/** What one shop carries of everything: a category with all that is below it. */
export interface Assortment {
  readonly id: string;
  readonly categories: readonly string[];
  /** Those above it: without them it hangs in the air. */
  readonly above: readonly string[];
}

/** Null when there is no such category. */
export function findAssortment({ catalog }: Data, id: string): Assortment | null {
  const all = catalog.categories();
  const parentOf = new Map(all.map(({ sourceId, parent }) => [sourceId, parent]));
  if (!parentOf.has(id)) return null;
  const lineOf = (category: string): string[] => {
    const parent = parentOf.get(category) ?? null;
    return parent === null ? [category] : [category, ...lineOf(parent)];
  };
  const categories = [...parentOf.keys()].filter((category) => lineOf(category).includes(id));
  return { id, categories, above: lineOf(id).slice(1) };
}

/** How many rows its export brings; null where nobody counts them. */
export function rowsIn(data: Data, resource: Resource, assortment: Assortment | null): number | null {
  if (assortment === null) {
    const counted = data.meta(`rows/${resource}`);
    return typeof counted === 'number' ? counted : null;
  }
  const perVariant = resource === 'price' ? 1 : data.locations.length;
  if (resource !== 'product' && resource !== 'price' && resource !== 'stock') return null;
  const sum = resource === 'product' ? 'count(*)' : `coalesce(sum(variants), 0) * ${perVariant}`;
  const row = data
    .statement(`SELECT ${sum} AS n FROM product WHERE deleted = 0 AND leaf IN (${listOf(assortment.categories)})`)
    .get();
  return number(row?.['n']);
}

export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const listOf = (ids: readonly string[]): string => ids.map(quoted).join(', ');
