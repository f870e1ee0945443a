import type { Category } from '../contract/category.ts';
import { pictureOf } from './card-view.ts';
import type { CategoryView } from './catalog-api.ts';
import { textIn } from './face.ts';

/** The whole tree, siblings in the order of their positions. A parent that is not known makes a root. */
export function categoryViews(
  categories: ReadonlyMap<string, Category>,
  counts: ReadonlyMap<string, number>,
  languages: readonly string[],
): CategoryView[] {
  return [...categories.values()]
    .toSorted((one, other) => one.position - other.position || (one.sourceId < other.sourceId ? -1 : 1))
    .map(({ sourceId, parent, name, media }) => ({
      id: sourceId,
      parent: parent !== null && categories.has(parent) ? parent : null,
      name: textIn(name, languages),
      picture: pictureOf(media),
      products: counts.get(sourceId) ?? 0,
    }));
}
