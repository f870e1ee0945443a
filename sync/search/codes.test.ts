import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barcodeKey, checkDigit, codeKeys, isBarcode } from './codes.ts';

describe('barcodes', () => {
  test.each(['96385074', '036000291452', '4006381333931', '00012345600012'])('SE4 %s is one', (code) => {
    expect(isBarcode(code)).toBe(true);
  });

  test.each(['4006381333932', '123', '400638133393', '4006381333931 ', 'ABCDEFGH', ''])('SE4 %s is none', (code) => {
    expect(isBarcode(code)).toBe(false);
  });

  test('SE4 any one wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(7, 11, 12, 13)
          .chain((length) => fc.string({ unit: fc.nat(9).map(String), minLength: length, maxLength: length })),
        fc.nat(12),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, change) => {
          const code = `${digits}${checkDigit(digits)}`;
          expect(isBarcode(code)).toBe(true);
          const at = place % code.length;
          const wrong = `${code.slice(0, at)}${(Number(code[at]) + change) % 10}${code.slice(at + 1)}`;
          expect(isBarcode(wrong)).toBe(false);
        },
      ),
    );
  });

  test('SE4 leading zeros make no difference, spaces neither', () => {
    expect(codeKeys('036000291452')).toContain(barcodeKey('0036000291452'));
    expect(codeKeys('4 006381 333931')).toContain(barcodeKey('04006381333931'));
  });
});
