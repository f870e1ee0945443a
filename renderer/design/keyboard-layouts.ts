/** A row is a row of keys; a key is what it types. */
export type Rows = readonly (readonly string[])[];

const row = (keys: string): readonly string[] => keys.split(' ');

/** Letters as the keyboards in these countries have them, with the accents one needs for names and streets. */
const letters: Readonly<Record<string, Rows>> = {
  en: [row('q w e r t y u i o p'), row('a s d f g h j k l'), row('z x c v b n m')],
  de: [row('q w e r t z u i o p ü'), row('a s d f g h j k l ö ä'), row('y x c v b n m ß')],
  fr: [row('é è ê à â ç ù û î ô'), row('a z e r t y u i o p'), row('q s d f g h j k l m'), row("w x c v b n ' -")],
  es: [row('á é í ó ú ü'), row('q w e r t y u i o p'), row('a s d f g h j k l ñ'), row('z x c v b n m')],
  ar: [row('ض ص ث ق ف غ ع ه خ ح ج د'), row('ش س ي ب ل ا ت ن م ك ط ذ'), row('ئ ء ؤ ر أ ى ة و ز ظ')],
};

const english: Rows = letters['en'] ?? [];

const digits: readonly string[] = row('1 2 3 4 5 6 7 8 9 0');

const signs: Rows = [digits, row('@ # & / ( ) : ; " *'), row("- _ + = ' ! ? , .")];
/** Letters that stand on no key of their own in Arabic. */
const arabicSigns: Rows = [digits, row('إ آ لا ٱ @ # & / ( )'), row('- _ + ؛ ، ؟ ! : .')];

export const numberPad: Rows = [row('1 2 3'), row('4 5 6'), row('7 8 9'), row('0')];
export const phonePad: Rows = [row('1 2 3'), row('4 5 6'), row('7 8 9'), row('+ 0')];

/** The signs that a code is made of: none of them is taken for another, and no other is in a code. */
export const codePad: Rows = [row('2 3 4 6 7 8 9'), row('A B C D E F G H'), row('J K M N P Q R T'), row('U V W X Y Z')];

export type Layer = 'letters' | 'latin' | 'signs';

export function rowsOf(language: string, layer: Layer): Rows {
  const base = language.split('-')[0] ?? language;
  if (layer === 'signs') return base === 'ar' ? arabicSigns : signs;
  return layer === 'latin' ? english : (letters[base] ?? english);
}

/** Shoppers whose letters are not Latin need a way to write an email address. */
export const hasOwnScript = (language: string): boolean => language.startsWith('ar');

/** ß has no capital that anybody expects on a key. */
export const capital = (key: string, language: string): string => (key === 'ß' ? key : key.toLocaleUpperCase(language));
