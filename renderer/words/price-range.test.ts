import { expect, test } from 'vitest';
import { en } from './en.ts';
import { formatRoundMoney } from './formats.ts';
import { priceRangeText } from './price-range.ts';

const words: Parameters<typeof priceRangeText>[0] = {
  say: (id, values) =>
    Object.entries(values ?? {}).reduce<string>(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      en[id],
    ),
  roundMoney: (money) => formatRoundMoney('en-IE', money),
};
const euro = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

test.each([
  [undefined, euro(4_999), 'up to €50'],
  [euro(5_000), euro(9_999), '€50 to €100'],
  [euro(5_001), euro(10_000), '€50 to €100'],
  [euro(10_000), undefined, 'from €100'],
  [euro(250), euro(499), '€2.50 to €5'],
  [undefined, undefined, 'Price'],
])('a range from %o up to %o is said with round sums', (from, upTo, said) => {
  expect(priceRangeText(words, { from, upTo })).toBe(said);
});
