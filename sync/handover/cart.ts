import type { Money } from '../contract/money.ts';
import type { StockPromise } from '../contract/order-intent.ts';

export interface Cart {
  readonly id: string;
  readonly lines: readonly CartLine[];
  readonly total: Money | null;
}

export interface CartLine {
  readonly product: string;
  readonly variant: string;
  readonly sku: string;
  readonly title: string;
  /** Of the chosen options, such as "Moss, M". */
  readonly choice: string;
  readonly picture: string | null;
  readonly quantity: number;
  readonly price: Money;
  /** An address is asked for at checkout: until then a line only says that it is to be sent. */
  readonly fulfilment:
    | { readonly how: 'take' }
    | { readonly how: 'collect'; readonly location: string }
    | { readonly how: 'ship' };
  readonly promise: StockPromise;
}

/**
 * A cart as it is kept. It has the id and the code of the one order it can become from its first line on: ordering it twice, for whatever
 * reason, is ordering it once.
 */
export interface KeptCart extends Cart {
  readonly ticket: string;
  readonly begunAt: number;
}

const sameLine = (one: CartLine, other: CartLine) =>
  one.variant === other.variant && JSON.stringify(one.fulfilment) === JSON.stringify(other.fulfilment);

/** Sets a line to its new quantity; lines keep their places. */
export function withLine(cart: KeptCart, line: CartLine): KeptCart {
  const at = cart.lines.findIndex((present) => sameLine(present, line));
  const lines = at < 0 ? [...cart.lines, line] : cart.lines.with(at, line);
  const kept = lines.filter((present) => present.quantity > 0);
  return { ...cart, lines: kept, total: totalOf(kept) };
}

function totalOf(lines: readonly CartLine[]): Money | null {
  const first = lines[0];
  if (!first) return null;
  return { ...first.price, minor: lines.reduce((sum, line) => sum + line.price.minor * line.quantity, 0) };
}
