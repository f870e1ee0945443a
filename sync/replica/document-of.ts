import type { Category } from '../contract/category.ts';
import type { LocalisedText } from '../contract/primitives.ts';
import type { Product, ProductOption } from '../contract/product.ts';
import type { SearchDocument } from '../search/search-document.ts';
import type { Generation } from './generation.ts';
import { priceChunkOf, readPrice } from './price-column.ts';
import type { StoredProduct } from './product-lines.ts';

/** A chain of categories longer than this is a circle. */
const deepestCategory = 32;

/** A category and everything above it. A parent that is not known ends the chain. */
export function categoryLine(categories: ReadonlyMap<string, Category>, id: string): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && line.length < deepestCategory;) {
    const category: Category | undefined = categories.get(at);
    if (category === undefined || line.includes(at)) break;
    line.push(at);
    at = category.parent;
  }
  return line;
}

/** A colour or size in every language is one thing: it goes by its English name, or by the first it has. */
export const valueId = (name: LocalisedText): string => (name['en'] ?? Object.values(name)[0] ?? '').toLowerCase();

/** The names of a product's colours or sizes. */
export const valuesOf = (product: Product, kind: ProductOption['kind']): LocalisedText[] =>
  product.options.filter((option) => option.kind === kind).flatMap((option) => option.values.map(({ name }) => name));

/** What the index has to know of a product. All its prices must be loaded. */
export function documentOf(generation: Generation, stored: StoredProduct, now: number): SearchDocument {
  const { product } = stored;
  const { category } = generation.plain;
  const categories = [...new Set(product.categories.flatMap((id) => categoryLine(category, id)))];
  const colours = valuesOf(product, 'colour');
  return {
    ordinal: stored.ordinal,
    titles: product.title,
    brand: product.brand,
    categories,
    categoryNames: categories.flatMap((id) => Object.values(category.get(id)?.name ?? {})),
    colours: colours.map(valueId),
    colourNames: colours.flatMap((name) => Object.values(name)),
    sizes: valuesOf(product, 'size').map(valueId),
    skus: product.variants.map(({ sku }) => sku),
    barcodes: product.variants.map(({ barcode }) => barcode ?? ''),
    priceMinor: lowestPrice(generation, stored.variants, now),
    popularity: product.popularity,
  };
}

function lowestPrice({ prices }: Generation, variants: readonly number[], now: number): number | null {
  const all = variants.flatMap((variant) => {
    const price = readPrice(prices.chunk(priceChunkOf(variant)), variant, now);
    return price === null ? [] : [price.amount.minor];
  });
  return all.length === 0 ? null : Math.min(...all);
}
