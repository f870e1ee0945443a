import type { BenchCatalog } from './catalog.ts';
import { searchTexts } from './catalog/search-text.ts';
import { type BenchQuery, wordsIn } from './queries.ts';

/** How much of a result is looked at: a screenful. */
const top = 24;

/** Case and diacritics gone. On purpose not the product's own folding: the judge belongs to nobody. */
const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');

/** Which products truly have the words that were meant. The same for every engine. */
export interface Judge {
  /** The share of a screenful of relevant products that is on the first screen; null where nothing is relevant. */
  recall(query: BenchQuery, found: readonly number[]): number | null;
}

export function createJudge(catalog: BenchCatalog): Judge {
  const { words, codes } = readWords(catalog);
  const terms = [...words.keys()].toSorted();

  const having = (word: string): ReadonlySet<number> => new Set(words.get(word));
  const beginning = (start: string): ReadonlySet<number> => {
    const found = new Set<number>();
    for (let at = firstFrom(terms, start); terms[at]?.startsWith(start) === true; at++)
      for (const product of words.get(terms[at] ?? '') ?? []) found.add(product);
    return found;
  };
  const near = (word: string, isLast: boolean): ReadonlySet<number> => {
    const errors = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    const found = new Set<number>();
    for (const [term, products] of words) {
      if (isWithin(word, term, errors, isLast)) for (const product of products) found.add(product);
    }
    return found;
  };

  function relevantTo({ intended, meant, text }: BenchQuery): ReadonlySet<number> {
    const coded = codes.get(text.replaceAll(/\s+/g, '').toLowerCase());
    if (coded !== undefined) return new Set(coded);
    const folded = intended.map(fold);
    const exact = inAll(folded.map((word, at) => (at === folded.length - 1 ? beginning(word) : having(word))));
    if (exact.size > 0 || meant !== null) return exact;
    // Nobody knows what a line of a file was meant to say: where nothing has it as typed, the nearest words count.
    return inAll(folded.map((word, at) => near(word, at === folded.length - 1)));
  }

  return {
    recall(query, found) {
      const relevant = relevantTo(query);
      if (relevant.size === 0) return null;
      const shown = new Set(found.slice(0, top));
      const hits = [...shown].filter((product) => relevant.has(product)).length;
      return hits / Math.min(top, relevant.size);
    },
  };
}

function readWords(catalog: BenchCatalog) {
  const words = new Map<string, number[]>();
  const codes = new Map<string, number[]>();
  const textOf = searchTexts(catalog.categories);
  for (let index = 0; index < catalog.products; index++) {
    const product = catalog.productAt(index);
    const { title, brand, category, colour } = textOf(product);
    const own = new Set(wordsIn(`${title} ${brand} ${category} ${colour}`).map(fold));
    for (const word of own) push(words, word, index);
    for (const { sku, barcode } of product.variants) {
      push(codes, sku.toLowerCase(), index);
      if (barcode !== undefined) push(codes, barcode, index);
    }
  }
  return { words, codes };
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function firstFrom(sorted: readonly string[], start: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inAll(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [smallest = new Set<number>(), ...others] = sets.toSorted((one, other) => one.size - other.size);
  return new Set([...smallest].filter((product) => others.every((set) => set.has(product))));
}

/** Swaps, drops, additions and replacements that make one of the other, or of its beginning. */
export function isWithin(typed: string, term: string, errors: number, isBeginning: boolean): boolean {
  if (!isBeginning && Math.abs(typed.length - term.length) > errors) return false;
  const [one, other] = [[...typed], [...term].slice(0, typed.length + errors)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    if (Math.min(...line) > errors) return false;
    [beforeLast, last] = [last, line];
  }
  return isBeginning ? Math.min(...last) <= errors : (last[other.length] ?? Infinity) <= errors;
}
