import type { Random } from '../../../sync/kernel/random.ts';

type Alphabet = readonly (readonly string[])[];

// Consonants, vowels, consonants, vowels, consonants, ending: a number has one word, and neighbours in number look nothing alike.
const latin: Alphabet = [
  'b bl br ch d dr f fl fr g gr h j k kl kr l m n p pl r s sch sk sl st str t tr v w z'.split(' '),
  'a e i o u ai ea ei ou ü ö ä'.split(' '),
  'b d f g k l m n p r s t v z ld lk lm lt mb nd ng nk nt rb rd rf rk rm rn rt sk st tz'.split(' '),
  'a e i o u y'.split(' '),
  ' d k l m n r s t x nd st'.split(' '),
  ['', 'er', 'ing', 'on', 'wick', 'lin', 'dale', 'ette'],
];
const arabic: Alphabet = [
  Array.from('بتثجحخدذرزسشصضطعغفقكلمنهوي'),
  Array.from('اوي'),
  Array.from('بتجحدرسشصطعفقكلمنهي'),
  ['', 'ا', 'و', 'ي'],
  Array.from('بتدرسعفقكلمنة'),
  ['', 'ية', 'ات', 'ان'],
];

export type Script = 'latin' | 'arabic';
const alphabets: Readonly<Record<Script, Alphabet>> = { latin, arabic };

/** Prime to every size above, hence to their products. */
const stride = 2_750_159;

/** The word that stands at this rank in the vocabulary of this seed. */
export function wordAt(script: Script, seed: number, rank: number): string {
  const parts = alphabets[script];
  const room = parts.reduce((product, part) => product * part.length, 1);
  let code = (rank * stride + (seed % 1_000_003) * 7_919) % room;
  let word = '';
  for (const part of parts) {
    word += part[code % part.length] ?? '';
    code = Math.floor(code / part.length);
  }
  return word;
}

/** A rank below `count` by Zipf's law with exponent 1: the first word is drawn twice as often as the second. */
export const zipfRank = (random: Random, count: number): number =>
  Math.min(count - 1, Math.floor((count + 1) ** random.next()) - 1);

/** Nobody's words: what is said at length is not what is searched for, and it hardly compresses. */
export function noise(random: Random, script: Script, letters: number): string {
  let text = '';
  while (text.length < letters) text += `${text === '' ? '' : ' '}${wordAt(script, 1, random.below(2 ** 31))}`;
  return text;
}
