import type { Random } from '../../kernel/random.ts';
import { locationIds } from './locations.ts';
import type { Plan } from './plan.ts';
import type { CatalogStock, Demand } from './rows.ts';
import { diceFor } from './stream.ts';

/** How the town's shopping is shared out among the five shops; the one with the kiosk is the largest. */
const locationShares = [0.32, 0.24, 0.2, 0.16, 0.08];

/** What the best seller of all sells in a day, in all shops and variants together. */
const bestSellerPerDay = 24;
/** What nobody asks for still leaves the shop now and then. */
const slowestPerDay = 0.02;

export function demandOf(plan: Plan): Demand[] {
  const dice = diceFor(plan.seed, 'stock', plan.index);
  return demandWith(dice, plan);
}

function demandWith(dice: Random, { popularity, variants, sizes }: Plan): Demand[] {
  const perDay = slowestPerDay + bestSellerPerDay * popularity ** 1.6 * (0.4 + 0.6 * dice.next());
  // Fast sellers sell evenly; what sells rarely sells in bursts.
  const dispersion = round(0.3 + 2.7 * popularity + 0.6 * dice.next());
  const count = sizes?.values.length ?? 1;
  const weights = variants.map(({ colour, size }) => (1 / (1 + colour)) * (1 / (1 + Math.abs(size - (count - 1) / 2))));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return variants.flatMap(({ id }, variant) =>
    locationIds.map((location, place) => ({
      variant: id,
      location,
      perDay: round(perDay * ((weights[variant] ?? 1) / total) * (locationShares[place] ?? 0.1)),
      dispersion,
    })),
  );
}

const round = (value: number): number => Math.max(0.0001, Math.round(value * 10_000) / 10_000);

export function stockOf(plan: Plan): CatalogStock[] {
  const dice = diceFor(plan.seed, 'stock', plan.index);
  const demands = demandWith(dice, plan);
  const policy = policyOf(dice.next());
  return demands.map(({ variant, location, perDay }) => ({
    sourceId: `${variant}@${location}`,
    variant,
    location,
    available: startLevel(dice, perDay),
    policy,
    confidence: 'exact',
  }));
}

/** Now and then a shop orders in for whoever asks, or does not count at all. */
function policyOf(share: number): CatalogStock['policy'] {
  if (share < 0.03) return 'backorder';
  return share < 0.04 ? 'untracked' : 'deny';
}

/** Ten days to five weeks of sales and a few pieces to look at; one level in eight is empty. */
function startLevel(dice: Random, perDay: number): number {
  const empty = dice.next() < 0.12;
  const cover = perDay * (10 + 25 * dice.next());
  const shown = 1 + dice.below(4);
  return empty ? 0 : Math.round(cover) + shown;
}
