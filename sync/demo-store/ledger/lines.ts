import type { OrderIntent, CarriedLine } from '../../contract/order-intent.ts';
import type { Quote } from '../../contract/container.ts';
import type { Data } from '../data/open-data.ts';
import { number } from '../data/read.ts';
import { findLevel, findVariant, type KnownVariant, type Level } from '../data/shelf.ts';

/** An order line as the store sees it today. `level` is null when it can be had nowhere. */
export interface PricedLine {
  readonly variant: string;
  readonly quantity: number;
  readonly unit: number;
  readonly level: Level | null;
}

/** Only orders and carts have lines; everything else costs nothing and takes nothing. */
export const linesOf = (intent: OrderIntent): readonly CarriedLine[] => ('lines' in intent ? intent.lines : []);

/** Null when a line names something that the store does not sell (any more). */
export function priceLine(data: Data, intent: OrderIntent, line: CarriedLine): PricedLine | null {
  const variant = findVariant(data, line.variant);
  if (variant === null) return null;
  const price = data.statement('SELECT minor FROM price WHERE variant = ? AND deleted = 0').get(variant.ordinal);
  if (price === undefined) return null;
  const level = levelFor(data, intent, line, variant);
  return { variant: line.variant, quantity: line.quantity, unit: number(price['minor']), level };
}

/** What is taken here comes off this shop's shelf, what is sent comes from wherever most of it lies. */
function levelFor(data: Data, intent: OrderIntent, line: CarriedLine, variant: KnownVariant): Level | null {
  switch (line.fulfilment.how) {
    case 'take':
      return findLevel(data, variant, intent.store);
    case 'collect':
      return findLevel(data, variant, line.fulfilment.location);
    case 'ship':
      return fullestLevel(data, variant);
  }
}

function fullestLevel(data: Data, variant: KnownVariant): Level | null {
  const levels = data.locations.flatMap((location) => findLevel(data, variant, location) ?? []);
  return levels.reduce<Level | null>((best, one) => (best && best.available >= one.available ? best : one), null);
}

export const quoteOf = (data: Data, container: string, lines: readonly PricedLine[]): Quote => ({
  container,
  total: { minor: totalOf(lines), currency: data.currency, exponent: data.exponent },
  lines: lines.map(({ variant, quantity, unit, level }) => ({
    variant,
    quantity,
    unit: { minor: unit, currency: data.currency, exponent: data.exponent },
    available: level?.available ?? 0,
  })),
});

const totalOf = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, { unit, quantity }) => sum + unit * quantity, 0);

/** Variants of which there is too little. Two lines may want the same pieces. */
export function missing(lines: readonly PricedLine[]): string[] {
  const wanted = new Map<number, number>();
  const short = new Set<string>();
  for (const { variant, quantity, level } of lines) {
    if (level === null) {
      short.add(variant);
      continue;
    }
    const sum = (wanted.get(level.level) ?? 0) + quantity;
    wanted.set(level.level, sum);
    if (level.policy === 'deny' && level.available < sum) short.add(variant);
  }
  return [...short];
}
