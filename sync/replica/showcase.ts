import type { Category } from '../contract/category.ts';
import { categoryLine } from './document-of.ts';
import type { IndexedProduct } from './indexed-fields.ts';

/** A product that could stand on the first screen. */
export interface Candidate {
  readonly ordinal: number;
  readonly popularity: number;
  readonly department: string;
  readonly shelf: string;
}

export interface Showcase {
  consider(product: IndexedProduct, categories: ReadonlyMap<string, Category>): void;
  candidates(): readonly Candidate[];
  /** Popular goods in turn from each department and, within it, from each shelf, so that a screen is not 24 jackets. */
  choose(count: number, isWanted: (candidate: Candidate) => boolean): readonly number[];
}

/** Kept of each shelf: enough for a shop with one shelf, and that some are in stock. */
const candidatesPerShelf = 24;
const mostShelves = 400;
/** Stored in all, evenly over the shelves. */
const mostStored = 480;

/** Fills up while all products pass by once. */
export function createShowcase(known: readonly Candidate[]): Showcase {
  const shelves = new Map<string, Candidate[]>();
  const put = (candidate: Candidate) => {
    const shelf = shelves.get(candidate.shelf) ?? [];
    if (shelf.length === 0 && shelves.size >= mostShelves) return;
    const others = shelf.filter((other) => other.ordinal !== candidate.ordinal);
    shelves.set(candidate.shelf, [...others, candidate].toSorted(byPopularity).slice(0, candidatesPerShelf));
  };
  for (const candidate of known) put(candidate);
  return {
    consider({ ordinal, fields }, categories) {
      const [shelf] = fields.categories;
      const least = shelf === undefined ? undefined : shelves.get(shelf)?.[candidatesPerShelf - 1];
      if (shelf === undefined || !fields.hasPicture || (least && least.popularity >= fields.popularity)) return;
      const department = categoryLine(categories, shelf).at(-1) ?? shelf;
      put({ ordinal, popularity: fields.popularity, department, shelf });
    },
    candidates() {
      const ofEach = Math.max(1, Math.floor(mostStored / shelves.size));
      return [...shelves.values()].flatMap((shelf) => shelf.slice(0, ofEach));
    },
    choose: (count, isWanted) =>
      inTurn(
        [...Map.groupBy([...shelves.values()].flat().filter(isWanted), (candidate) => candidate.department).values()]
          .map((department) => inTurn([...Map.groupBy(department, (candidate) => candidate.shelf).values()]))
          .toSorted((one, other) => byFirst(one, other)),
      )
        .slice(0, count)
        .map((candidate) => candidate.ordinal),
  };
}

/** Ties by ordinal: the same goods every time. */
const byPopularity = (one: Candidate, other: Candidate): number =>
  other.popularity - one.popularity || one.ordinal - other.ordinal;

const byFirst = ([one]: readonly Candidate[], [other]: readonly Candidate[]): number =>
  one === undefined || other === undefined ? 0 : byPopularity(one, other);

/** The best of each group, then the second of each, and so on; groups with the better best first. */
function inTurn(groups: readonly (readonly Candidate[])[]): Candidate[] {
  const ordered = groups.map((group) => [...group]).toSorted(byFirst);
  const longest = Math.max(0, ...ordered.map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) => ordered.flatMap((group) => group[turn] ?? [])).flat();
}
