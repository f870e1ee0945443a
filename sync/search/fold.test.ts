import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, indexedWordsOf, wordsOf } from './fold.ts';

const terms = (text: string): string[] => wordsOf(text).map((word) => word.term);
const indexed = (text: string): string[] => indexedWordsOf(text).map((word) => word.term);

describe('folding', () => {
  test.each([
    ['GRÖSSE', 'größe'],
    ['GROẞE', 'große'],
    ['Éclair', 'eclair'],
    ['E\u0301clair', 'éclair'],
    ['œuvre', 'Oeuvre'],
    ['Smørrebrød', 'smorrebrod'],
    ['ŁÓDŹ', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['Ｗｉｄｅ', 'wide'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
  ])('SE3 %s and %s are one', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test.each([
    ['أحمر', 'احمر', 'hamza on alef'],
    ['إسوارة', 'اسواره', 'hamza below alef, ta marbuta'],
    ['آلة', 'اله', 'madda'],
    ['حِذَاءٌ', 'حذا', 'harakat and a lone hamza'],
    ['قـمـيـص', 'قميص', 'tatweel'],
    ['مستشفى', 'مستشفي', 'alef maqsura'],
    ['مقاس ٤٢', 'مقاس 42', 'digits'],
    ['مؤثر', 'موثر', 'hamza on waw'],
  ])('SE3 Arabic %s and %s are one: %s', (one, other) => {
    expect(terms(one)).toEqual(terms(other));
  });

  test('marks that are letters in their script stay', () => {
    expect(terms('हिन्दी')).not.toEqual(terms('हनद'));
  });
});

describe('words', () => {
  test('are runs of letters and digits', () => {
    expect(terms('  Rain-jacket, 3.5 mm (L’été)! ')).toEqual(['rain', 'jacket', '3', '5', 'mm', 'l', 'ete']);
    expect(terms('!!! — …')).toEqual([]);
  });

  test('held together by a hyphen or an apostrophe are found apart and as one', () => {
    expect(indexed('T-Shirt for women’s feet')).toEqual([
      't',
      'shirt',
      'tshirt',
      'for',
      'women',
      's',
      'womens',
      'feet',
    ]);
    expect(indexed('black/white')).toEqual(['black', 'white']);
  });

  test('an invisible hyphen does not part them', () => {
    expect(terms('Regen\u00adjacke')).toEqual(['regenjacke']);
  });

  test('keep how they were written for showing', () => {
    expect(wordsOf('Grüße')).toEqual([{ surface: 'grüße', term: 'grusse' }]);
  });

  test('of any length and kind are bounded, and folding a folded word changes nothing', () => {
    expect(terms('x'.repeat(1_000_000))).toEqual(['x'.repeat(30)]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const { term } of wordsOf(text)) {
          expect(term.length).toBeLessThanOrEqual(30);
          expect(term).not.toBe('');
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}\p{Cs}]+$/u);
        }
      }),
    );
  });
});
