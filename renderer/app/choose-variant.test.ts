import { describe, expect, test } from 'vitest';
import type { Band } from '../../sync/freshness/stock-view.ts';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { changeChoice, choicesOf, chosenNames, firstChoice } from './choose-variant.ts';

const variant = (id: string, choices: readonly number[], band: Band): VariantView => ({
  id,
  sku: id,
  barcode: null,
  choices,
  price: null,
  pictures: [],
  here: { band, quantity: null, ageMs: null, probability: null, offers: [] },
  elsewhere: [],
});

const value = (name: string) => ({ name, swatch: null });
/** Green in S and M, black in M only; green S is sold out. */
const product: ProductView = {
  id: 'p',
  title: 'Shell',
  titles: {},
  brand: '',
  description: '',
  categories: [],
  options: [
    { kind: 'colour', name: 'Colour', values: [value('Green'), value('Black'), value('Pink')] },
    { kind: 'size', name: 'Size', values: [value('S'), value('M')] },
  ],
  variants: [
    variant('green-s', [0, 0], 'out'),
    variant('green-m', [0, 1], 'ask'),
    variant('black-m', [1, 1], 'just-checked'),
  ],
};
const find = (id: string) => product.variants.find((each) => each.id === id) ?? variant('', [], 'out');

describe('choosing a variant', () => {
  test('begins with the one named, else with the one we can promise most of', () => {
    expect(firstChoice(product, 'green-s')?.id).toBe('green-s');
    expect(firstChoice(product, null)?.id).toBe('black-m');
    expect(firstChoice(product, 'gone')?.id).toBe('black-m');
  });

  test('keeps the other choices where that exists, else goes to what does', () => {
    expect(changeChoice(product, find('black-m'), 0, 0)?.id).toBe('green-m');
    expect(changeChoice(product, find('green-s'), 0, 1)?.id).toBe('black-m');
  });

  test('offers what exists, and marks what is not here so that it can still be chosen for other stores', () => {
    expect(choicesOf(product, find('green-m'), 0).map(({ name }) => name)).toEqual(['Green', 'Black']);
    expect(choicesOf(product, find('green-m'), 1)).toEqual([
      { position: 0, name: 'S', swatch: null, here: false },
      { position: 1, name: 'M', swatch: null, here: true },
    ]);
  });

  test('is named by its values', () => {
    expect(chosenNames(product, find('green-s'))).toEqual(['Green', 'S']);
  });
});
