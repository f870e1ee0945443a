/** The languages the demo store speaks. English is the one every product has. */
export const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];

/** One text in all of the store's languages. */
export type Text = { readonly [Tongue in Language]: string };

export const text = (en: string, de: string, fr: string, es: string, ar: string): Text => ({ en, de, fr, es, ar });

/** The same in every language: sizes, mostly. */
export const sameInAll = (value: string): Text => text(value, value, value, value, value);

/** A text reduced to the languages that a product has. */
export function inLanguages(whole: Text, wanted: readonly Language[]): Record<string, string> {
  const part: Record<string, string> = {};
  for (const language of wanted) part[language] = whole[language];
  return part;
}

/** Products of the demo range, which people look at, have every language; the rest have two, as a benchmark's catalog has. */
const demoRange = 2_000;
export const inDemoRange = (index: number): boolean => index < demoRange;

const pairs = {
  ar: ['en', 'ar'],
  de: ['en', 'de'],
  fr: ['en', 'fr'],
  es: ['en', 'es'],
} as const satisfies Record<string, readonly Language[]>;
const latinPairs = [pairs.de, pairs.fr, pairs.es] as const;

/** Every fifth product beyond the demo range has Arabic as its second language, the others a Latin script. */
export function languagesOf(index: number): readonly Language[] {
  if (inDemoRange(index)) return languages;
  if (index % 5 === 0) return pairs.ar;
  return latinPairs[Math.floor(index / 5) % 3] ?? pairs.de;
}
