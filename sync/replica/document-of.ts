import type { Category } from '../contract/category.ts';
import type { LocalisedText } from '../contract/primitives.ts';
import type { Product, ProductOption } from '../contract/product.ts';
import type { CategoryTree } from '../search/category-tree.ts';
import type { SearchDocument } from '../search/search-document.ts';
import type { Generation } from './generation.ts';
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

/** The tree as it is at the moment of each question. */
export const treeOf = ({ checkpoints, plain }: Pick<Generation, 'checkpoints' | 'plain'>): CategoryTree => ({
  get version() {
    return checkpoints.get('category')?.seq ?? 0;
  },
  lineOf: (id) => categoryLine(plain.category, id),
});

/** A colour or size in every language is one thing: it goes by its English name, or by the first it has. */
export const valueId = (name: LocalisedText): string => (name['en'] ?? Object.values(name)[0] ?? '').toLowerCase();

/** The names of a product's colours or sizes. */
export function valuesOf(product: Product, kind: ProductOption['kind']): LocalisedText[] {
  const names: LocalisedText[] = [];
  for (const option of product.options)
    if (option.kind === kind) for (const { name } of option.values) names.push(name);
  return names;
}

/** Makes documents for the index. What is said of a category is remembered: thousands of products share it. */
export function documentMaker(
  generation: Pick<Generation, 'checkpoints' | 'plain'>,
): (stored: StoredProduct) => SearchDocument {
  const tree = treeOf(generation);
  const names = new Map<string, string>();
  let version = tree.version;
  const namesOf = (id: string): string => {
    if (version !== tree.version) names.clear();
    version = tree.version;
    const known = names.get(id) ?? namesInLine(generation.plain.category, tree.lineOf(id));
    names.set(id, known);
    return known;
  };
  return ({ ordinal, product }) => {
    const colours = valuesOf(product, 'colour');
    return {
      ordinal,
      titles: product.title,
      brand: product.brand,
      categories: product.categories,
      categoryNames: product.categories.map(namesOf),
      colours: colours.map(valueId),
      colourNames: colours.flatMap((name) => Object.values(name)),
      sizes: valuesOf(product, 'size').map(valueId),
      skus: product.variants.map(({ sku }) => sku),
      barcodes: product.variants.map(({ barcode }) => barcode ?? ''),
      popularity: product.popularity,
    };
  };
}

/** As one text: it is taken apart once for all that stand there. */
const namesInLine = (categories: ReadonlyMap<string, Category>, line: readonly string[]): string =>
  line.flatMap((id) => Object.values(categories.get(id)?.name ?? {})).join(' ');
