import { describe, expect, test } from 'vitest';
import { capital, numberPad, phonePad, type Rows, rowsOf } from './keyboard-layouts.ts';

const keys = (rows: Rows) => rows.flat();
const alphabet = Array.from('abcdefghijklmnopqrstuvwxyz');
/** With more in a row a key is under 56 px on a screen 1080 wide. */
const mostKeysInARow = 12;

describe.each(['en', 'de', 'fr', 'es', 'ar', 'pt-BR'])('the keyboard for %s', (language) => {
  test.each(['letters', 'latin', 'signs'] as const)('%s: every key once, and wide enough for a finger', (layer) => {
    const rows = rowsOf(language, layer);
    expect(new Set(keys(rows)).size).toBe(keys(rows).length);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(mostKeysInARow);
  });

  test('can write an email address', () => {
    const all = new Set([...keys(rowsOf(language, 'latin')), ...keys(rowsOf(language, 'signs')), '@', '.', '-']);
    for (const sign of [...alphabet, ...Array.from('0123456789@._-+')]) expect(all.has(sign), sign).toBe(true);
  });
});

test.each([
  ['de', 'äöüß'],
  ['fr', 'éèêàçùûîôâ'],
  ['es', 'ñáéíóúü'],
  ['ar', 'ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظأذ'],
])('%s has its own letters', (language, letters) => {
  const all = keys(rowsOf(language, 'letters'));
  for (const letter of letters) expect(all, letter).toContain(letter);
});

test('all ten digits are on the pads', () => {
  for (const pad of [numberPad, phonePad]) {
    expect(
      keys(pad)
        .filter((key) => /\d/.test(key))
        .toSorted(),
    ).toEqual(Array.from('0123456789'));
  }
  expect(keys(phonePad)).toContain('+');
});

test('capitals follow the language, and ß stays', () => {
  expect(capital('i', 'tr')).toBe('İ');
  expect(capital('ü', 'de')).toBe('Ü');
  expect(capital('ß', 'de')).toBe('ß');
});
