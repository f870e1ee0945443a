import { describe, expect, test } from 'vitest';
import { ar } from './ar.ts';
import { ar as deskAr } from './desk/ar.ts';
import { de as deskDe } from './desk/de.ts';
import { en as deskEn } from './desk/en.ts';
import { es as deskEs } from './desk/es.ts';
import { fr as deskFr } from './desk/fr.ts';
import { de } from './de.ts';
import { en, type MessageId } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ar as placesAr } from './places/ar.ts';
import { de as placesDe } from './places/de.ts';
import { en as placesEn } from './places/en.ts';
import { es as placesEs } from './places/es.ts';
import { fr as placesFr } from './places/fr.ts';
import { ar as staffAr } from './staff/ar.ts';
import { de as staffDe } from './staff/de.ts';
import { en as staffEn } from './staff/en.ts';
import { es as staffEs } from './staff/es.ts';
import { fr as staffFr } from './staff/fr.ts';

const ids = Object.keys(en) as MessageId[];
const others = { de, fr, es, ar };
const staffOthers = { de: staffDe, fr: staffFr, es: staffEs, ar: staffAr };
const placesOthers = { de: placesDe, fr: placesFr, es: placesEs, ar: placesAr };
const deskOthers = { de: deskDe, fr: deskFr, es: deskEs, ar: deskAr };

/** What a message is given: `{price}`, `{count, plural, …}` and `<b>`. The texts of plural forms stand in braces too. */
function placeholders(message: string): readonly string[] {
  const withoutForms = message.replaceAll(/(=\d+|\b(?:zero|one|two|few|many|other)) \{[^{}]*\}/g, '');
  const values = withoutForms.matchAll(/\{(\w+)|<(b)>/g);
  return [...new Set(Array.from(values, ([, value, tag]) => value ?? `<${tag}>`))].toSorted();
}

describe.each(Object.entries(others))('%s', (_language, messages) => {
  test('says everything English says, and nothing more', () => {
    expect(Object.keys(messages).toSorted()).toEqual(ids.toSorted());
  });

  test('puts the same values into every message', () => {
    const taken = (texts: Readonly<Record<MessageId, string>>) => ids.map((id) => [id, placeholders(texts[id])]);
    expect(taken(messages)).toEqual(taken(en));
  });

  test('has every plural form its language needs', () => {
    const needed = new Intl.PluralRules(_language).resolvedOptions().pluralCategories;
    for (const id of ids) {
      if (!messages[id].includes(', plural,')) continue;
      const forms: readonly string[] = messages[id].match(/\b(zero|one|two|few|many|other)(?= \{)/g) ?? [];
      // `many` of French and Spanish is for millions; a form that is not there falls back to `other`.
      const missing = needed.filter((form) => !forms.includes(form) && !(form === 'many' && _language !== 'ar'));
      expect(
        missing.filter((form) => !coveredByOther.has(`${id} ${form}`)),
        id,
      ).toEqual([]);
    }
  });
});

/** Of what is read with its own page: what each language is to say, and what English says. */
const pages = [
  ...Object.entries(staffOthers).map(([language, messages]) => [`${language} for IT`, messages, staffEn] as const),
  ...Object.entries(placesOthers).map(([language, messages]) => [`${language} of places`, messages, placesEn] as const),
  ...Object.entries(deskOthers).map(([language, messages]) => [`${language} at the desk`, messages, deskEn] as const),
];

test.each(pages)('%s says what English says, with the same values', (_language, messages, english) => {
  const taken = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([id, text]) => [id, placeholders(text)]);
  expect(taken(messages)).toEqual(taken(english));
});

/** Where all forms read the same, `other` says it. */
const coveredByOther = new Set(['home.cart zero', 'home.cart one', 'home.cart two', 'home.cart few', 'home.cart many']);

const all = [
  ...Object.entries({ en, ...others }),
  ['en for IT', staffEn] as const,
  ['en of places', placesEn] as const,
  ['en at the desk', deskEn] as const,
  ...pages.map(([name, messages]) => [name, messages] as const),
];

test.each(all)('%s has none of the words we do not say', (_language, messages) => {
  for (const [id, text] of Object.entries(messages)) {
    expect(text, id).not.toMatch(/\b(sync|queue|error|null|undefined|fehler|erreur)\b/i);
    expect(text, id).not.toContain('—');
  }
});
