import type { CategoryTree } from './category-tree.ts';
import { type CountedFacets, countedFacets } from './counts.ts';
import type { FacetNames, NamedFacet } from './facet-names.ts';
import { indexedWordsOf, type Word } from './fold.ts';
import { makeNameTable, type NameTable } from './name-table.ts';
import type { SegmentData } from './segment.ts';
import { atOnce, type Steps } from './steps.ts';

/** The facets of segments as they stand by now: what is above each category, and what everything is called. */
export interface Names {
  facetsOf(data: SegmentData): CountedFacets;
  tableOf(data: SegmentData): NameTable;
  /** Makes the table before somebody asks. */
  prepare(data: SegmentData): Steps<void>;
}

interface Kept {
  readonly table: NameTable;
  readonly tree: number;
  readonly names: number;
}

/** Segments come and go and hold the same values: their names are taken apart once. */
const mostRemembered = 50_000;

export function createNames(tree: CategoryTree, names: FacetNames): Names {
  const tables = new WeakMap<SegmentData, Kept>();
  const remembered = new Map<string, readonly Word[]>();
  const wordsOfName = (name: string): readonly Word[] => {
    const known = remembered.get(name) ?? indexedWordsOf(name);
    if (remembered.size < mostRemembered) remembered.set(name, known);
    return known;
  };
  const wordsOf = (facet: NamedFacet, id: string): readonly Word[] =>
    (facet === 'brands' ? [id] : names.namesOf(facet, id)).flatMap(wordsOfName);
  const knownTable = (data: SegmentData): NameTable | null => {
    const kept = tables.get(data);
    return kept !== undefined && kept.tree === tree.version && kept.names === names.version ? kept.table : null;
  };
  function* make(data: SegmentData): Steps<NameTable> {
    // A change meanwhile makes it one that is not up to date, and is made anew.
    const versions = { tree: tree.version, names: names.version };
    const table = yield* makeNameTable(data, countedFacets(data, tree), wordsOf);
    tables.set(data, { table, ...versions });
    return table;
  }

  return {
    facetsOf: (data) => countedFacets(data, tree),
    tableOf: (data) => knownTable(data) ?? atOnce(make(data)),
    *prepare(data) {
      if (knownTable(data) === null) yield* make(data);
    },
  };
}
