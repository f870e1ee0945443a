import type { Dictionary } from './dictionary.ts';
import { NAMED_FACETS, type NamedFacet } from './facet-names.ts';
import type { CountedFacets } from './counts.ts';
import { type CountedFacet, setSizes } from './facets.ts';
import type { Word } from './fold.ts';
import type { SegmentData } from './segment.ts';
import { sortStrings } from './sort-strings.ts';
import { STEP, type Steps } from './steps.ts';
import { packTerms } from './terms.ts';

/** The words of the names of a segment's values: a few thousand, however many products there are. */
export interface NameTable extends Dictionary {
  readonly values: NamedValues;
}

/** For each term the values that are called so, and of which facet. */
interface NamedValues {
  /** One more than there are terms. */
  readonly starts: Uint32Array;
  /** Value * 4 + field in one number. */
  readonly entries: Uint32Array;
}

/** The field is one more than the place in `NAMED_FACETS`. */
const entryOf = (value: number, field: number): number => (value << 2) | field;
export const valueOf = (entry: number): number => entry >>> 2;
export const fieldOf = (entry: number): number => entry & 3;

/** Taking names apart is dear. */
const VALUES_A_STEP = 256;

type WordsOf = (facet: NamedFacet, id: string) => readonly Word[];

interface Collected {
  readonly surface: string;
  /** Ascending. */
  readonly values: number[];
}

/** Derived, never saved: names change without the products that have them. */
export function* makeNameTable(data: SegmentData, facets: CountedFacets, wordsOf: WordsOf): Steps<NameTable> {
  const collected = new Map<string, Collected>();
  for (const [place, facet] of NAMED_FACETS.entries())
    for (const [value, id] of facets[facet].ids.entries()) {
      for (const { term, surface } of wordsOf(facet, id)) {
        const known = collected.get(term);
        const entry = entryOf(value, place + 1);
        if (known === undefined) collected.set(term, { surface, values: [entry] });
        else if (known.values.at(-1) !== entry) known.values.push(entry);
      }
      if (value % VALUES_A_STEP === 0) yield;
    }
  const sorted = yield* sortStrings([...collected.keys()]);
  const inOrder = sorted.map((term) => collected.get(term) ?? { surface: '', values: [] });
  const surfaces = inOrder.map(({ surface }, term) => (surface === sorted[term] ? '' : surface));
  const values = {
    starts: Uint32Array.from([0, ...runningSums(inOrder.map((each) => each.values.length))]),
    entries: Uint32Array.from(inOrder.flatMap((each) => each.values)),
  };
  return {
    terms: yield* packTerms(sorted, surfaces),
    values,
    starts: Uint32Array.from([0, ...runningSums(yield* countHolders(data, facets, values))]),
  };
}

/** For each term how many products have it, facet by facet: one that has it in two of them counts twice. */
function* countHolders(data: SegmentData, facets: CountedFacets, values: NamedValues): Steps<Float64Array> {
  const counts = new Float64Array(values.starts.length - 1);
  for (const [place, name] of NAMED_FACETS.entries()) {
    const facet = facets[name];
    const terms = termsByValue(values, place + 1, facet.ids.length);
    const sizes = setSizes(data.facets[name]);
    /** By term one more than the last set that has it: two values with the same word are one. */
    const met = new Uint32Array(counts.length);
    for (let set = 0; set < sizes.length; set++) {
      for (const value of membersOf(facet, set))
        for (const term of terms[value] ?? []) {
          if (met[term] === set + 1) continue;
          met[term] = set + 1;
          counts[term] = (counts[term] ?? 0) + (sizes[set] ?? 0);
        }
      if (set % STEP === 0) yield;
    }
  }
  return counts;
}

function termsByValue({ starts, entries }: NamedValues, field: number, count: number): readonly (readonly number[])[] {
  const terms = Array.from({ length: count }, (): number[] => []);
  for (let term = 0; term < starts.length - 1; term++)
    for (let place = starts[term] ?? 0; place < (starts[term + 1] ?? 0); place++) {
      const entry = entries[place] ?? 0;
      if (fieldOf(entry) === field) terms[valueOf(entry)]?.push(term);
    }
  return terms;
}

const membersOf = ({ starts, members }: CountedFacet, set: number): Uint32Array =>
  members.subarray(starts[set] ?? 0, starts[set + 1] ?? 0);

function runningSums(counts: ArrayLike<number>): Uint32Array {
  const sums = Uint32Array.from(counts);
  for (let place = 1; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (sums[place - 1] ?? 0);
  return sums;
}

/** The best field in which a product, by its sets, has this term; null where it does not. */
export function fieldByName(
  { values }: NameTable,
  data: SegmentData,
  facets: CountedFacets,
  term: number,
  slot: number,
): number | null {
  let best: number | null = null;
  for (let place = values.starts[term] ?? 0; place < (values.starts[term + 1] ?? 0); place++) {
    const entry = values.entries[place] ?? 0;
    const name = NAMED_FACETS[fieldOf(entry) - 1];
    if (name === undefined || (best !== null && fieldOf(entry) >= best)) continue;
    const set = data.facets[name].sets[slot] ?? 0;
    if (membersOf(facets[name], set).includes(valueOf(entry))) best = fieldOf(entry);
  }
  return best;
}
