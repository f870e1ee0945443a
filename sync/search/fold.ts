/** A word as it was written, and as it is compared. */
export interface Word {
  readonly surface: string;
  readonly term: string;
}

/** Longer words are compared by their beginning: it keeps a hostile title small, and the typing-error automaton within 32 bits. */
const LONGEST_TERM = 30;

/** Letters that Unicode does not take apart but people do. Arabic spelling varies in these forms from writer to writer. */
const RESPELLED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['\u0629', '\u0647'], // ta marbuta as ha
  ['\u0649', '\u064a'], // alef maqsura as ya
  ['\u06cc', '\u064a'], // Farsi ya as ya
  ['\u06a9', '\u0643'], // keheh as kaf
  ['\u0671', '\u0627'], // alef wasla as alef
  ['\u0621', ''], // lone hamza, often left out
  ['\u0640', ''], // tatweel, only stretches
]);
const RESPELLABLE = new RegExp(`[${[...RESPELLED.keys()].join('')}]`, 'g');

/** Combining marks of Latin, Greek and Cyrillic, Hebrew points, Arabic harakat. Marks of Indic scripts are letters' equals and stay. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
const PLAIN = /^[a-z0-9]*$/;
/** Nothing of this is respelled, and most codes are of it. */
const ASCII = /^[ -~]*$/;
/** "T-Shirt" is also looked for as "tshirt", "women's" as "womens". */
const JOINED = /[\p{L}\p{N}\p{M}][-'’‐‑.][\p{L}\p{N}\p{M}]/u;

/** Case, diacritics and spelling variants gone (SE3). */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(RESPELLABLE, (letter) => RESPELLED.get(letter) ?? letter);
}

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const surface of text.toLowerCase().replace(INVISIBLE, '').match(WORDS) ?? []) {
    const term = termOf(surface);
    if (term !== '') words.push({ surface, term });
  }
  return words;
}

/** The words that a text is to be found by: its own, and those that a hyphen or apostrophe holds together as one. */
export function indexedWordsOf(text: string): Word[] {
  if (!JOINED.test(text)) return wordsOf(text);
  return text.split(/\s+/).flatMap((piece) => {
    const words = wordsOf(piece);
    const surface = words.map((word) => word.surface).join('');
    return words.length > 1 && JOINED.test(piece) ? [...words, { surface, term: termOf(surface) }] : words;
  });
}

function termOf(surface: string): string {
  const folded = fold(surface);
  return (PLAIN.test(folded) ? folded : folded.replace(NOT_IN_WORDS, '')).slice(0, LONGEST_TERM);
}
