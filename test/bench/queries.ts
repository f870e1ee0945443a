import { readFileSync } from 'node:fs';
import { pick, type Random, seededRandom } from '../../sync/kernel/random.ts';
import type { BenchCatalog } from './catalog.ts';

/** What somebody types, and what they mean by it. */
export interface BenchQuery {
  readonly text: string;
  /** The words meant, spelt as the catalog spells them; the last may be the beginning of one. */
  readonly intended: readonly string[];
  readonly misspelt: boolean;
  /** The product somebody has in mind; null where the query came from a file. */
  readonly meant: number | null;
}

const misspeltShare = 1 / 6;
/** Shorter words are too much like others for anybody to tell what was meant. */
const shortestMisspelt = 4;

/** At least so many queries: words of seeded products, typed letter by letter, a sixth of them with a slip of the finger. */
export function makeQueries(catalog: BenchCatalog, seed: number, least: number): BenchQuery[] {
  const dice = seededRandom(seed ^ 0x5ea2c4);
  const queries: BenchQuery[] = [];
  while (queries.length < least) queries.push(...typedAhead(catalog, dice));
  return withSlips(queries, dice);
}

/** One person typing: the words before the last stand whole, the last grows by a letter. */
function typedAhead(catalog: BenchCatalog, dice: Random): BenchQuery[] {
  const meant = dice.below(catalog.products);
  const words = wantedWords(catalog, meant, dice);
  const last = words.at(-1) ?? '';
  return Array.from({ length: last.length }, (_, length) => {
    const intended = [...words.slice(0, -1), last.slice(0, length + 1)];
    return { text: intended.join(' '), intended, misspelt: false, meant };
  });
}

function withSlips(queries: readonly BenchQuery[], dice: Random): BenchQuery[] {
  const long = queries.flatMap(({ intended }, at) => (intended.some(isLong) ? [at] : []));
  const chosen = new Set<number>();
  const wanted = Math.min(long.length, Math.round(queries.length * misspeltShare));
  while (chosen.size < wanted) chosen.add(pick(dice, long));
  return queries.map((query, at) =>
    chosen.has(at) ? { ...query, text: misspell(query.intended, dice).join(' '), misspelt: true } : query,
  );
}

const isLong = (word: string): boolean => word.length >= shortestMisspelt;

/** One to three words that stand together in a title, or a brand or colour with a word of the title. */
function wantedWords(catalog: BenchCatalog, index: number, dice: Random): string[] {
  const product = catalog.productAt(index);
  const title = wordsIn(pick(dice, Object.values(product.title)));
  const count = Math.min(title.length, 1 + dice.below(3));
  const from = dice.below(title.length - count + 1);
  const words = title.slice(from, from + count);
  const share = dice.next();
  if (share < 0.15) return [...wordsIn(product.brand), ...words.slice(0, 1)];
  if (share < 0.3) return [...words.slice(0, 1), ...colourOf(product.options, dice)];
  return words;
}

function colourOf(options: ReturnType<BenchCatalog['productAt']>['options'], dice: Random): string[] {
  const colours = options.filter(({ kind }) => kind === 'colour').flatMap(({ values }) => values);
  return colours.length === 0 ? [] : wordsIn(Object.values(pick(dice, colours).name)[0] ?? '');
}

/** As people type: small letters, no punctuation. */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** One slip of the finger in one of the long words. */
function misspell(words: readonly string[], dice: Random): string[] {
  const place = pick(
    dice,
    words.flatMap((word, at) => (isLong(word) ? [at] : [])),
  );
  return words.map((word, at) => (at === place ? slip(word, dice) : word));
}

const latin = Array.from('abcdefghijklmnopqrstuvwxyz');
const arabic = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const alphabetOf = (word: string): readonly string[] => (/\p{Script=Arabic}/u.test(word) ? arabic : latin);

/** Any letter is hit as often as any other, the first no more than the rest. */
function slip(word: string, dice: Random): string {
  const letters = [...word];
  const kind = dice.below(4);
  const at = dice.below(kind === 0 ? letters.length - 1 : letters.length);
  const here = letters[at] ?? '';
  const other = pick(
    dice,
    alphabetOf(word).filter((letter) => letter !== here),
  );
  if (kind === 0) letters.splice(at, 2, letters[at + 1] ?? '', here);
  else if (kind === 1) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at + 1, 0, other);
  else letters.splice(at, 1, other);
  const slipped = letters.join('');
  // Two equal letters changed places: nobody would see it.
  return slipped === word ? slip(word, dice) : slipped;
}

/** One query a line; what was meant is what was typed. */
export function readQueries(path: string): BenchQuery[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, intended: wordsIn(text), misspelt: false, meant: null }));
}
