import type { Category } from '../contract/category.ts';
import { PROMISES, type PromiseRow } from '../freshness/bands.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** What this retailer lets be said of stock. */
export interface Promises {
  readonly table: readonly PromiseRow[];
  /** FR46: pieces of goods in these categories, and in all above them, that are never promised. */
  keptBack(categories: readonly string[]): number;
  /** Every product keeps back as many: nobody need look for its categories. */
  readonly alike: boolean;
}

const minuteMs = 60_000;

const asStudied: Settings['promises'] = { keptBack: { everywhere: 0, byCategory: {} } };

export function promisesOf({ table, keptBack } = asStudied): Promises {
  const { everywhere, byCategory } = keptBack;
  const pieces = new Map(Object.entries(byCategory));
  return {
    table:
      table?.map(({ band, chance, upToMinutes }) => ({ band, chance, upToMs: upToMinutes * minuteMs })) ?? PROMISES,
    keptBack: (categories) => Math.max(everywhere, ...categories.map((category) => pieces.get(category) ?? 0)),
    alike: pieces.size === 0,
  };
}

/** Deeper trees than that are circles. */
const deepest = 32;

/** These categories and all above them. */
export function withAllAbove(categories: readonly string[], tree: ReadonlyMap<string, Category>): readonly string[] {
  const all = new Set(categories);
  for (const category of categories) {
    let above = tree.get(category)?.parent ?? null;
    for (let level = 0; above !== null && level < deepest; level++) {
      all.add(above);
      above = tree.get(above)?.parent ?? null;
    }
  }
  return [...all];
}
