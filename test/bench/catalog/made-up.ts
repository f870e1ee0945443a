import type { Category } from '../../../sync/contract/category.ts';
import type { Location } from '../../../sync/contract/location.ts';
import type { Money } from '../../../sync/contract/money.ts';
import type { Price } from '../../../sync/contract/price.ts';
import type { LocalisedText } from '../../../sync/contract/primitives.ts';
import type { Product } from '../../../sync/contract/product.ts';
import type { StockLevels } from '../../../sync/contract/stock.ts';
import { allCategories } from '../../../sync/demo-store/catalog/categories.ts';
import { paletteColour } from '../../../sync/demo-store/catalog/colours.ts';
import { allLocations } from '../../../sync/demo-store/catalog/locations.ts';
import { diceFor } from '../../../sync/demo-store/catalog/stream.ts';
import { pick, type Random } from '../../../sync/kernel/random.ts';
import type { BenchCatalog } from '../catalog.ts';
import { noise, type Script, wordAt, zipfRank } from './words.ts';

const startedAt = 1_750_000_000_000;
const stamps = (index: number) => ({
  sourceUpdatedAt: startedAt + index * 1_000,
  observedAt: startedAt,
  deleted: false,
});

const categories: readonly Category[] = allCategories().map((row, index) => ({ ...row, ...stamps(index) }));
const leaves = categories.filter(({ sourceId }) => !categories.some(({ parent }) => parent === sourceId));
const locations: readonly Location[] = allLocations().map((row, index) => ({ ...row, ...stamps(index) }));

const brands = 900;
const colours = 18;
const sizes = ['XS', 'S', 'M', 'L', 'XL'];
/** One level in eight. */
const emptyShare = 0.125;
/** With as many letters in each of two languages a product takes 1.1 KB. */
const describedIn = 68;

/** So many words in the vocabulary that a hundred thousand titles hold sixty thousand of them, and a million two hundred thousand. */
const vocabularyOf = (products: number): number => Math.round(53_000 * (products / 100_000) ** 0.42);

/** Nothing is kept: any product can be made again from the seed and its number. */
export function madeUpCatalog(seed: number, products: number): BenchCatalog {
  const vocabulary = vocabularyOf(products);
  return {
    products,
    categories,
    locations,
    productAt: (index) => productAt(seed, vocabulary, index),
    pricesOf: ({ variants }, index) => pricesOf(seed, variants, index),
    levelsOf: ({ variants }, index) => levelsOf(seed, variants, locations, index),
  };
}

/** Every fifth product is told in Arabic beside English, the others in German. */
const secondLanguage = (index: number): 'ar' | 'de' => (index % 5 === 0 ? 'ar' : 'de');
const scriptOf = (language: string): Script => (language === 'ar' ? 'arabic' : 'latin');

function productAt(seed: number, vocabulary: number, index: number): Product {
  const dice = diceFor(seed, 'words', index);
  const languages = ['en', secondLanguage(index)];
  const inBoth = (say: (language: string) => string): LocalisedText =>
    Object.fromEntries(languages.map((language) => [language, say(language)]));
  const count = 1 + dice.below(5);
  const coloursHere = count % 2 === 0 ? 2 : 1;
  const sizesHere = count / coloursHere;
  const firstColour = dice.below(colours);
  const brand = capitalised(wordAt('latin', seed + 77, zipfRank(dice, brands)));
  const media = Array.from({ length: coloursHere }, () => ({
    id: `${dice.below(2 ** 32).toString(36)}${dice.below(2 ** 32).toString(36)}`,
    kind: 'image' as const,
  }));
  const title = inBoth((language) => titleIn(language, dice, seed, vocabulary));
  return {
    sourceId: `bp-${index}`,
    ...stamps(index),
    handle: `p${index}-${dice.below(2 ** 32).toString(36)}`,
    title,
    description: inBoth((language) => noise(dice, scriptOf(language), describedIn)),
    brand,
    categories: [pick(dice, leaves).sourceId],
    options: [
      {
        kind: 'colour',
        name: inBoth((language) => (language === 'en' ? 'Colour' : language === 'de' ? 'Farbe' : 'اللون')),
        values: Array.from({ length: coloursHere }, (_, place) => colourNamed(firstColour + place, inBoth)),
      },
      {
        kind: 'size',
        name: inBoth((language) => (language === 'en' ? 'Size' : language === 'de' ? 'Größe' : 'المقاس')),
        values: sizes.slice(0, sizesHere).map((size) => ({ name: { en: size } })),
      },
    ],
    variants: Array.from({ length: count }, (_, place) => ({
      id: `bv-${index}-${place}`,
      sku: `${brand.slice(0, 3).toUpperCase()}-${code(index * 8 + place)}`,
      barcode: barcode(index * 8 + place),
      choices: [place % coloursHere, Math.floor(place / coloursHere)],
      media: [],
    })),
    media,
    popularity: Math.round(dice.next() ** 4 * 1_000) / 1_000,
  };
}

function colourNamed(turn: number, inBoth: (say: (language: string) => string) => LocalisedText) {
  const { name, swatch } = paletteColour('cloth', turn % colours);
  return { name: inBoth((language) => name[language as keyof typeof name]), swatch };
}

/** Three to five words. Languages share a seed and not their words: German ranks are shifted by half the vocabulary. */
function titleIn(language: string, dice: Random, seed: number, vocabulary: number): string {
  const script = scriptOf(language);
  const own = Math.ceil(vocabulary / 2);
  const shift = language === 'de' ? own : 0;
  const words = Array.from({ length: 3 + dice.below(3) }, () => wordAt(script, seed, shift + zipfRank(dice, own)));
  return capitalised(words.join(' '));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Spread over the room of seven signs, none twice. */
const code = (number: number): string => ((number * 1_299_709) % 36 ** 6).toString(36).toUpperCase().padStart(6, '0');

/** GTIN-13 with its check digit, weights 1 and 3 in turn. */
function barcode(number: number): string {
  const digits = `2${String((number * 73_939_133) % 100_000_000_000).padStart(11, '0')}`;
  const sum = Array.from(digits, Number).reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const euros = (minor: number): Money => ({ minor, currency: 'EUR', exponent: 2 });

export function pricesOf(seed: number, variants: Product['variants'], index: number): readonly Price[] {
  const dice = diceFor(seed, 'price', index);
  const minor = Math.round(500 * 100 ** dice.next()) * 5;
  return variants.map(({ id }) => ({
    sourceId: `${id}-eur`,
    ...stamps(index),
    variant: id,
    context: {},
    amount: euros(minor + 100 * dice.below(3)),
    taxIncluded: true,
  }));
}

export function levelsOf(
  seed: number,
  variants: Product['variants'],
  places: readonly Location[],
  index: number,
): readonly StockLevels[] {
  const dice = diceFor(seed, 'stock', index);
  return variants.map(({ id }) => ({
    variant: id,
    policy: 'deny',
    confidence: 'exact',
    sourceUpdatedAt: startedAt + index,
    at: places.map(({ sourceId }) => [sourceId, dice.next() < emptyShare ? 0 : 1 + dice.below(30)]),
  }));
}
