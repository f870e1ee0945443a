import type { LocalisedText } from '../contract/primitives.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { wordsOf } from '../search/fold.ts';
import type { Shop } from './shop.ts';

/** By language, the words that goods and shelves are called by in it. */
export type Vocabularies = ReadonlyMap<string, ReadonlySet<string>>;

/** Enough to hear what a language sounds like: the goods that the first screen chooses from, which are some of each shelf. */
const goodsHeard = 120;
const readAtOnce = 12;
/** While the catalog comes in it is listened to again each time that it has grown so much. */
const growth = 4;

const heard = new WeakMap<Shop, { readonly products: number; readonly words: Promise<Vocabularies> }>();

/** The index does not know which of its words is of which language; a sample of the goods does. Listened to once. */
export function spokenWords(shop: Shop): Promise<Vocabularies> {
  const { productCount } = shop.generation;
  const known = heard.get(shop);
  if (known !== undefined && productCount < known.products * growth) return known.words;
  const words = listen(shop);
  heard.set(shop, { products: Math.max(1, productCount), words });
  // What went wrong once may go well the next time.
  words.catch(() => heard.delete(shop));
  return words;
}

async function listen({ generation, digest }: Shop): Promise<Vocabularies> {
  const words = new Map<string, Set<string>>();
  for (const { name } of generation.plain.category.values()) note(words, name);
  const candidates = digest.showcase.candidates();
  const every = Math.max(1, Math.ceil(candidates.length / goodsHeard));
  const ordinals = candidates.filter((_, place) => place % every === 0).map(({ ordinal }) => ordinal);
  for (let from = 0; from < ordinals.length; from += readAtOnce) {
    const rows = await generation.shelf.read(ordinals.slice(from, from + readAtOnce));
    for (const row of rows) for (const text of row === null ? [] : textsOf(row)) note(words, text);
  }
  return words;
}

const textsOf = ({ product }: StoredProduct): LocalisedText[] => [
  product.title,
  ...product.options.flatMap(({ values }) => values.map(({ name }) => name)),
];

function note(words: Map<string, Set<string>>, texts: LocalisedText): void {
  for (const [language, text] of Object.entries(texts)) {
    const own = words.get(language) ?? new Set();
    words.set(language, own);
    for (const { term } of wordsOf(text)) own.add(term);
  }
}
