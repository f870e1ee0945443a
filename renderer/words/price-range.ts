import type { Money } from '../../sync/contract/money.ts';
import type { Words } from './use-words.tsx';

type Speaker = Pick<Words, 'say' | 'roundMoney'>;

interface Bounds {
  readonly from: Money | undefined;
  readonly upTo: Money | undefined;
}

/** Such as "€50 to €100"; open at the end of which nothing is said. */
export function priceRangeText(words: Speaker, { from, upTo }: Bounds): string {
  const said = (bound: Money) => words.roundMoney(rounded(bound));
  if (from === undefined)
    return upTo === undefined ? words.say('search.price') : words.say('common.upTo', { price: said(upTo) });
  if (upTo === undefined) return words.say('common.from', { price: said(from) });
  return words.say('common.between', { from: said(from), upTo: said(upTo) });
}

/** Neighbouring ranges do not overlap, so one bound is a cent beside the round sum that a person would say. */
function rounded({ minor, currency, exponent }: Money): Money {
  const unit = 10 ** exponent;
  const round = [minor, minor + 1, minor - 1].find((each) => each % unit === 0);
  return { minor: round ?? minor, currency, exponent };
}
