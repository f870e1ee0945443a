import { describe, expect, test } from 'vitest';
import {
  decimalOf,
  formatBytes,
  formatClock,
  formatDistance,
  formatMoney,
  formatRoundMoney,
  formatWeight,
} from './formats.ts';

const money = (minor: number, currency: string, exponent: number) => ({ minor, currency, exponent });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u200f\u200e]/g, ' ').trim();

describe('money', () => {
  test('minor units become a decimal without a binary fraction', () => {
    expect(decimalOf(money(18_900, 'EUR', 2))).toBe('189.00');
    expect(decimalOf(money(5, 'EUR', 2))).toBe('0.05');
    expect(decimalOf(money(-1_999, 'EUR', 2))).toBe('-19.99');
    expect(decimalOf(money(1_200, 'JPY', 0))).toBe('1200');
    expect(decimalOf(money(1_234_567, 'KWD', 3))).toBe('1234.567');
    expect(decimalOf(money(9_007_199_254_740_991, 'EUR', 2))).toBe('90071992547409.91');
  });

  test('is written as the language writes it, always with all its places', () => {
    expect(plain(formatMoney('en-IE', money(18_900, 'EUR', 2)))).toBe('€189.00');
    expect(plain(formatMoney('de', money(123_456, 'EUR', 2)))).toBe('1.234,56 €');
    expect(plain(formatMoney('fr', money(999, 'EUR', 2)))).toBe('9,99 €');
    expect(plain(formatMoney('en-IE', money(1_200, 'JPY', 0)))).toBe('¥1,200');
  });

  test('Arabic prices have the digits of the price tags', () => {
    expect(formatMoney('ar-u-nu-latn', money(18_900, 'EUR', 2))).toContain('189.00');
  });
});

describe('distance', () => {
  test('is in metres below a kilometre and loses its decimals when it no longer matters', () => {
    expect(plain(formatDistance('en-IE', 0.437))).toBe('450 m');
    expect(plain(formatDistance('en-IE', 0.004))).toBe('50 m');
    expect(plain(formatDistance('en-IE', 1.24))).toBe('1.2 km');
    expect(plain(formatDistance('en-IE', 12.6))).toBe('13 km');
  });
});

test('a round sum has no cents, any other has all of them', () => {
  expect(plain(formatRoundMoney('de', money(5_000, 'EUR', 2)))).toBe('50 €');
  expect(plain(formatRoundMoney('de', money(5_050, 'EUR', 2)))).toBe('50,50 €');
  expect(plain(formatRoundMoney('en-IE', money(1_200, 'JPY', 0)))).toBe('¥1,200');
});

test('a weight is told in grams below a kilogram', () => {
  expect(plain(formatWeight('en-IE', 450))).toBe('450 g');
  expect(plain(formatWeight('de', 1_250))).toBe('1,25 kg');
});

test('room on a disk is told in units of the size', () => {
  expect(plain(formatBytes('en-IE', 0))).toBe('0 byte');
  expect(plain(formatBytes('en-IE', 999_999))).toBe('1,000 kB');
  expect(plain(formatBytes('en-IE', 1_234_567_890))).toBe('1.2 GB');
});

test('a time zone the runtime does not know is no reason to show no clock', () => {
  expect(formatClock('de', 0, 'Mars/Olympus')).toMatch(/^\d\d:\d\d$/);
});
