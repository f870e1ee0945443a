import { describe, expect, test } from 'vitest';
import { letterAddress, letterOf } from './letters.ts';

const asked = {
  ...{ ticket: 'K7M4QR', store: 'Fjell & Co' },
  question: { about: 'price', newTotal: { minor: 99_900, currency: 'EUR', exponent: 2 } },
} as const;
const languages = ['en', 'de', 'fr', 'es', 'ar'];

describe('OB57 what staff write to a shopper', () => {
  test.each(languages)('is in %s, with the code and what it would cost now', (language) => {
    const { text, subject } = letterOf({ ...asked, language });
    expect(text).toContain('K7M · 4QR');
    expect(text).toContain('999');
    expect(text).toContain('Fjell & Co');
    expect(subject).toContain('K7M · 4QR');
    expect(text + subject).not.toMatch(/[{}]|—/);
    const stock = letterOf({ ...asked, language, question: { about: 'stock', lines: ['v'] } });
    expect(stock.text).not.toBe(text);
    expect(stock.text).not.toMatch(/[{}]|999/);
  });

  test('says something else in each language, and English where we do not write theirs', () => {
    expect(new Set(languages.map((language) => letterOf({ ...asked, language }).text)).size).toBe(languages.length);
    expect(letterOf({ ...asked, language: 'pl' })).toEqual(letterOf({ ...asked, language: 'en' }));
    expect(letterOf({ ...asked, language: 'de-AT' }).language).toBe('de');
  });

  test('opens on a phone as a mail where there is an address, else as a text', () => {
    const letter = { language: 'en', subject: 'A & B', text: 'One\n\nTwo?' };
    expect(letterAddress(letter, { email: 'a+b@c.ie', phone: '1' })).toBe(
      'mailto:a%2Bb%40c.ie?subject=A%20%26%20B&body=One%0A%0ATwo%3F',
    );
    expect(letterAddress(letter, { phone: '+353 (1) 555-0100' })).toBe('sms:+35315550100?body=One%0A%0ATwo%3F');
    expect(letterAddress(letter, {})).toBeNull();
  });
});
