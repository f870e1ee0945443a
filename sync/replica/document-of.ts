import type { Category } from '../contract/category.ts';
import type { LocalisedText } from '../contract/primitives.ts';
import type { CategoryTree } from '../search/category-tree.ts';
import type { FacetNames } from '../search/facet-names.ts';
import type { SearchDocument } from '../search/search-document.ts';
import type { Generation } from './generation.ts';
import type { IndexedProduct } from './indexed-fields.ts';
import type { ValueNames } from './value-names.ts';

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
export const treeOf = ({ plain }: Pick<Generation, 'plain'>): CategoryTree => ({
  get version() {
    return plain.category.changes;
  },
  lineOf: (id) => categoryLine(plain.category, id),
});

/** What categories and colours are called at the moment of each question. */
export function namesFrom(generation: Pick<Generation, 'plain'>, values: ValueNames): FacetNames {
  const tree = treeOf(generation);
  return {
    // Both only grow, so that their sum is another one after each change.
    get version() {
      return tree.version + values.changes;
    },
    namesOf: (facet, id) =>
      facet === 'colours' ? [id, ...values.allOf(id)] : Object.values(generation.plain.category.get(id)?.name ?? {}),
  };
}

/** A colour or size in every language is one thing: it goes by its English name, or by the first it has. */
export const valueId = (name: LocalisedText): string => (name['en'] ?? Object.values(name)[0] ?? '').toLowerCase();

/** What its colours and sizes are called is learnt on the way. */
export function documentOf({ ordinal, fields }: IndexedProduct, values: ValueNames): SearchDocument {
  return {
    ordinal,
    titles: fields.title,
    brand: fields.brand,
    categories: fields.categories,
    colours: values.learn(fields.colours),
    sizes: values.learn(fields.sizes),
    skus: fields.skus,
    barcodes: fields.barcodes,
    popularity: fields.popularity,
  };
}
