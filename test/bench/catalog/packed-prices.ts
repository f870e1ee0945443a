import type { Price, Prices } from '../../../sync/contract/price.ts';

/** As many as the demo store puts into one line. */
export const pricesALine = 50;

export type PriceLine = { readonly upsert: Price } | { readonly prices: Prices };

/** The lines of a feed: neighbours with the same terms share one, and what can only be told as a row is one. */
export function priceLines(prices: readonly Price[]): PriceLine[] {
  const lines: PriceLine[] = [];
  let open: Prices | null = null;
  for (const price of prices) {
    if (!mayShare(price)) {
      lines.push({ upsert: price });
      open = null;
      continue;
    }
    if (open === null || !fits(open, price)) {
      open = { ...sharedBy(price), sourceUpdatedAt: price.sourceUpdatedAt ?? 0, of: [] };
      lines.push({ prices: open });
    }
    open.of.push([price.variant, price.amount.minor, price.compareAt?.minor ?? null]);
  }
  return lines;
}

const mayShare = ({ validFrom, validUntil, sourceId, variant }: Price): boolean =>
  validFrom === undefined && validUntil === undefined && sourceId.startsWith(variant);

function fits({ of, sourceUpdatedAt: _, ...shared }: Prices, price: Price): boolean {
  return of.length < pricesALine && JSON.stringify(shared) === JSON.stringify(sharedBy(price));
}

function sharedBy({ context, taxIncluded, amount, sourceId, variant }: Price) {
  const { currency, exponent } = amount;
  return { context, taxIncluded, currency, exponent, suffix: sourceId.slice(variant.length) };
}

/** What the contract's plain form of the same prices is: a row each. */
const rowsOf = ({ context, taxIncluded, currency, exponent, suffix, of }: Prices): readonly Price[] =>
  of.map(([variant, minor, before]) => ({
    ...{ sourceId: `${variant}${suffix}`, observedAt: 0, deleted: false, variant, context, taxIncluded },
    amount: { minor, currency, exponent },
    ...(before !== null && { compareAt: { minor: before, currency, exponent } }),
  }));

export const pricesIn = (line: PriceLine): readonly Price[] => ('upsert' in line ? [line.upsert] : rowsOf(line.prices));
