/** A word or more to touch instead of typing. */
export interface Offer {
  readonly from: 'visit' | 'catalog';
  readonly text: string;
}

const mostRemembered = 5;
const mostEarlier = 3;
const mostOffered = 8;
/** One letter finds something too, but nobody means it. */
const shortest = 2;

const sameWords = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** The newest first. What was only typed on from takes the place of its beginning. */
export function remembered(searches: readonly string[], typed: string): readonly string[] {
  const text = typed.trim();
  if (text.length < shortest) return searches;
  const others = searches.filter((each, at) => !sameWords(each, text) && !(at === 0 && isBeginning(each, text)));
  return [text, ...others].slice(0, mostRemembered);
}

const isBeginning = (start: string, text: string): boolean =>
  text.toLocaleLowerCase().startsWith(start.toLocaleLowerCase());

/** Into an empty field, what was looked for in this visit comes before what the catalog is full of. */
export function offersFor(typed: string, searches: readonly string[], found: readonly string[]): readonly Offer[] {
  const earlier = typed.trim() === '' ? searches.slice(0, mostEarlier) : [];
  const fresh = found.filter((each) => ![typed, ...earlier].some((known) => sameWords(each, known)));
  return [
    ...earlier.map((text): Offer => ({ from: 'visit', text })),
    ...fresh.map((text): Offer => ({ from: 'catalog', text })),
  ].slice(0, mostOffered);
}
