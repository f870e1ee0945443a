import type { FacetName } from './facets.ts';

/** The facets whose values have names that goods are searched by, those that say most first. */
export const NAMED_FACETS = ['brands', 'categories', 'colours'] as const satisfies readonly FacetName[];
export type NamedFacet = (typeof NAMED_FACETS)[number];

/** What values are called by now: the index holds only which values a product has, so that a new name is found at once. */
export interface FacetNames {
  /** Another number after every change. */
  readonly version: number;
  /** In every language; of a category its own names, not those above it. A brand is its own name. */
  namesOf(facet: Exclude<NamedFacet, 'brands'>, id: string): readonly string[];
}

/** Where colours go by their ids, and categories by nothing. */
export const plainNames: FacetNames = {
  version: 0,
  namesOf: (facet, id) => (facet === 'colours' ? [id] : []),
};
