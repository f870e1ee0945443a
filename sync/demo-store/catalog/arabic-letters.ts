/** Two Latin letters that are one sound. */
const pairs: Readonly<Record<string, string>> = {
  sh: 'ش',
  th: 'ث',
  ch: 'تش',
  ck: 'ك',
  ph: 'ف',
  oo: 'و',
  ee: 'ي',
  ea: 'ي',
  ou: 'و',
  ow: 'او',
  wh: 'و',
  dg: 'دج',
  ce: 'سي',
  ci: 'سي',
};

const letters: Readonly<Record<string, string>> = {
  a: 'ا',
  b: 'ب',
  c: 'ك',
  d: 'د',
  e: 'ي',
  f: 'ف',
  g: 'غ',
  h: 'ه',
  i: 'ي',
  j: 'ج',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  o: 'و',
  p: 'ب',
  q: 'ك',
  r: 'ر',
  s: 'س',
  t: 'ت',
  u: 'و',
  v: 'ف',
  w: 'و',
  x: 'كس',
  y: 'ي',
  z: 'ز',
};

/** A vowel at the start of a word needs a letter to sit on. */
const firstVowels: Readonly<Record<string, string>> = { a: 'أ', e: 'إي', i: 'إي', o: 'أو', u: 'أو' };

/** A name as an Arabic shop would spell it: by ear, a letter for a sound. */
export const inArabicLetters = (name: string): string => name.toLowerCase().split(' ').map(spell).join(' ');

function spell(latin: string): string {
  // A last e is silent, and of doubled letters one is heard.
  const end = latin.length > 3 && latin.endsWith('e') ? latin.length - 1 : latin.length;
  let spelt = firstVowels[latin.charAt(0)] ?? '';
  let at = spelt === '' ? 0 : 1;
  while (at < end) {
    const pair = pairs[latin.slice(at, at + 2)];
    const letter = letters[latin.charAt(at)] ?? '';
    if (pair !== undefined) spelt += pair;
    else if (latin.charAt(at) !== latin.charAt(at - 1)) spelt += letter;
    at += pair === undefined ? 1 : 2;
  }
  return spelt;
}
