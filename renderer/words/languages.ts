import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export interface Tongue {
  /** As its speakers write it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** For Intl. Arabic with the digits that are on the price tags and in the ticket codes of these stores. */
  readonly locale: string;
  readonly messages: Messages;
}

const tongues: Readonly<Record<string, Tongue>> = {
  en: { name: 'English', direction: 'ltr', locale: 'en-IE', messages: en },
  de: { name: 'Deutsch', direction: 'ltr', locale: 'de', messages: de },
  fr: { name: 'Français', direction: 'ltr', locale: 'fr', messages: fr },
  es: { name: 'Español', direction: 'ltr', locale: 'es', messages: es },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn', messages: ar },
};

const english: Tongue = { name: 'English', direction: 'ltr', locale: 'en-IE', messages: en };

/** A language of the settings that we do not speak still sorts and counts its own way, in English words. */
export function tongueOf(language: string): Tongue {
  const base = language.split('-')[0] ?? language;
  const tongue = tongues[base] ?? english;
  return language === base ? tongue : { ...tongue, locale: language };
}
