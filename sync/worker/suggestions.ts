import { wordsOf } from '../search/fold.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { Shop } from './shop.ts';
import { spokenWords, type Vocabularies } from './spoken-words.ts';

/** As many as fit a line of chips above the keys. */
const mostSuggestions = 8;
/** Of several languages together, as the index counts them, a few are the shopper's. */
const mostLookedAt = 160;
const mostFinished = 32;

/** Ways to finish what is typed; before anything is, the words that most goods have. In the shopper's language (SE11). */
export async function suggestions(shop: Shop, text: string, language: string): Promise<readonly string[]> {
  const { index } = shop.digest;
  if (index === null) return [];
  const words = await spokenWords(shop);
  if (text.trim() === '') {
    const isOwn = (word: string) => speaks(words, language, word);
    return popularIn(shop, index).filter(isOwn).slice(0, mostSuggestions);
  }
  const finished = index.suggest(text, mostFinished).terms.filter((each) => each !== text);
  return finished.filter((each) => !isForeign(words, language, each)).slice(0, mostSuggestions);
}

const popular = new WeakMap<Shop, { readonly products: number; readonly terms: readonly string[] }>();
/** What most goods are called by is looked up again when there is a quarter more of them, or less. */
const noteworthyGrowth = 1.25;

function popularIn(shop: Shop, index: SearchIndex): readonly string[] {
  const products = shop.generation.productCount;
  const known = popular.get(shop);
  if (
    known !== undefined &&
    products < known.products * noteworthyGrowth &&
    products * noteworthyGrowth > known.products
  )
    return known.terms;
  const terms = index.popularTerms(mostLookedAt);
  popular.set(shop, { products, terms });
  return terms;
}

const termOf = (word: string): string => wordsOf(word).at(-1)?.term ?? '';

const speaks = (words: Vocabularies, language: string, word: string): boolean =>
  words.get(language)?.has(termOf(word)) === true;

/** Known of other languages and not of this one. A rare word that nobody has heard may be anybody's. */
const isForeign = (words: Vocabularies, language: string, word: string): boolean =>
  !speaks(words, language, word) && [...words.keys()].some((other) => speaks(words, other, word));
