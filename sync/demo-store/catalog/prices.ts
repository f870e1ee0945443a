import type { Money } from '../../contract/money.ts';
import type { Plan } from './plan.ts';
import type { CatalogPrice } from './rows.ts';
import { diceFor } from './stream.ts';

const euros = (minor: number): Money => ({ minor, currency: 'EUR', exponent: 2 });

/** One product in eight is reduced. */
const reducedShare = 0.12;

export function pricesOf(plan: Plan): CatalogPrice[] {
  const dice = diceFor(plan.seed, 'price', plan.index);
  const [from, to] = plan.shelf.kind.euros;
  // Evenly on a logarithmic scale: cheap things are commoner than dear ones.
  const base = from * (to / from) ** (dice.next() * 0.5 + dice.next() * 0.5);
  const ending = dice.next();
  const left = dice.next() < reducedShare ? 0.9 - 0.1 * dice.below(4) : 1;
  const step = plan.sizes?.scale.step ?? 1;
  return plan.variants.map(({ id, size }) => {
    const full = priceTag(base * step ** size, ending);
    const asked = left < 1 ? priceTag((full / 100) * left, ending) : full;
    return {
      sourceId: `${id}-eur`,
      variant: id,
      context: {},
      amount: euros(asked),
      ...(asked < full ? { compareAt: euros(full) } : {}),
      taxIncluded: true,
    };
  });
}

/** Cents as a shop would print them: .95, .90 or .50 on small prices, whole euros that end in 0, 5 or 9 on large ones. */
function priceTag(amount: number, ending: number): number {
  const whole = Math.max(3, Math.round(amount));
  if (whole < 100) return whole * 100 - (ending < 0.45 ? 5 : ending < 0.7 ? 10 : ending < 0.85 ? 50 : 0);
  const tens = Math.round(whole / 10) * 10;
  return (tens - (ending < 0.6 ? 1 : ending < 0.8 ? 5 : 0)) * 100;
}
