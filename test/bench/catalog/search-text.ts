import type { Category } from '../../../sync/contract/category.ts';
import type { Product } from '../../../sync/contract/product.ts';

/** The texts that a product is searched by: every engine is given the same, and the judge looks at nothing else. */
export interface SearchText {
  /** In every language it has. */
  readonly title: string;
  readonly brand: string;
  /** Its own and those above, in every language. */
  readonly category: string;
  readonly colour: string;
  readonly sku: string;
  readonly barcode: string;
}

export const searchFields = ['title', 'brand', 'category', 'colour', 'sku', 'barcode'] as const;

/** A chain of categories longer than this is a circle. */
const deepest = 32;

export function searchTexts(categories: readonly Category[]): (product: Product) => SearchText {
  const byId = new Map(categories.map((category) => [category.sourceId, category]));
  const namesAbove = (id: string): string[] => {
    const names: string[] = [];
    let at = byId.get(id);
    for (let depth = 0; at !== undefined && depth < deepest; depth++) {
      names.push(...Object.values(at.name));
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return names;
  };
  const lines = new Map(categories.map(({ sourceId }) => [sourceId, namesAbove(sourceId)]));
  return (product) => ({
    title: Object.values(product.title).join(' '),
    brand: product.brand,
    category: product.categories.flatMap((id) => lines.get(id) ?? []).join(' '),
    colour: product.options
      .filter(({ kind }) => kind === 'colour')
      .flatMap(({ values }) => values.flatMap(({ name }) => Object.values(name)))
      .join(' '),
    sku: product.variants.map(({ sku }) => sku).join(' '),
    barcode: product.variants.map(({ barcode }) => barcode ?? '').join(' '),
  });
}
