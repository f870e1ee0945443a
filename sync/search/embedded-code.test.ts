import { describe, expect, test } from 'vitest';
import { checkDigit } from './codes.ts';
import { readLabel } from './embedded-code.ts';

const withCheck = (digits: string): string => `${digits}${checkDigit(digits)}`;

describe('labels printed in the store', () => {
  test('SE4 name the item and its price', () => {
    expect(readLabel(withCheck('212345601299'))).toEqual({
      code: withCheck('212345600000'),
      embedded: { kind: 'price', value: 1_299 },
    });
  });

  test('SE4 or its weight in grams', () => {
    expect(readLabel(withCheck('281234500750'))).toEqual({
      code: withCheck('281234500000'),
      embedded: { kind: 'weight', value: 750 },
    });
  });

  test('SE4 are read as the shop prints them', () => {
    expect(readLabel(withCheck('231234509995'), ['23IIIIIVPPPPC'])).toEqual({
      code: withCheck('231234500000'),
      embedded: { kind: 'price', value: 9_995 },
    });
  });

  test.each(['4006381333931', '2123456012991', '96385074', 'AB-12', '20'])('SE4 %s is none', (code) => {
    expect(readLabel(code)).toBeNull();
  });
});
