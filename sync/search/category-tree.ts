/** The categories as they are now: the index holds only each product's own. */
export interface CategoryTree {
  /** Another number after every change. */
  readonly version: number;
  /** A category and everything above it. */
  lineOf(id: string): readonly string[];
}

/** Where every category stands on its own. */
export const flatTree: CategoryTree = { version: 0, lineOf: (id) => [id] };
