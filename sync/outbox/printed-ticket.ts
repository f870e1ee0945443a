import type { Money } from '../contract/money.ts';
import type { OrderIntent } from '../contract/order-intent.ts';

/** What stands on paper: nothing personal, since paper lies about. */
export interface PrintedTicket {
  readonly code: string;
  readonly lines: readonly { readonly text: string; readonly sku: string; readonly amount: string }[];
  readonly total: string;
}

/** Null for what has no ticket. Figures and names only, so it reads in every language. */
export function printedTicket(intent: OrderIntent): PrintedTicket | null {
  if (intent.kind !== 'order' && intent.kind !== 'cart-hand-off') return null;
  const lines = intent.lines.map(({ quantity, title, sku, priceSeen }) => ({
    ...{ text: `${quantity} x ${title}`, sku: `${quantity} x ${sku}` },
    amount: plainAmount({ ...priceSeen, minor: priceSeen.minor * quantity }),
  }));
  return { code: intent.ticket, lines, total: `${intent.total.currency} ${plainAmount(intent.total)}` };
}

const plainAmount = ({ minor, exponent }: Money): string => (minor / 10 ** exponent).toFixed(exponent);
