import type { Shop } from './shop.ts';

/** As many as fit a line of chips above the keys. */
const mostSuggestions = 8;

/** Ways to finish what is typed; before anything is, the words that most goods have. */
export function suggestions({ digest }: Shop, text: string): readonly string[] {
  const { index } = digest;
  if (index === null) return [];
  if (text.trim() === '') return index.popularTerms(mostSuggestions);
  return index.suggest(text, mostSuggestions).terms.filter((finished) => finished !== text);
}
