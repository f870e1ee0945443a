import type { Address, Contact } from '../contract/customer.ts';
import type { Fulfilment, Order, OrderLine } from '../contract/order-intent.ts';
import type { Cart, CartLine } from './cart.ts';

/** Who, where and under which code: all of an order that is not in the cart. */
export interface OrderHead {
  readonly id: string;
  readonly ticket: string;
  readonly kiosk: string;
  readonly store: string;
  readonly createdAt: number;
  readonly language: string;
  readonly payment: Order['payment'];
  readonly onChange: Order['onChange'];
  readonly contact?: Contact;
}

/** Null when the cart is empty, or something in it is to be sent and nobody said where. */
export function orderOfCart(cart: Cart, head: OrderHead, address: Address | undefined): Order | null {
  if (cart.total === null) return null;
  const lines: OrderLine[] = [];
  for (const line of cart.lines) {
    const fulfilment = fulfilmentOf(line, address);
    if (fulfilment === null) return null;
    lines.push(lineOf(line, fulfilment));
  }
  return { ...head, kind: 'order', cart: cart.id, lines, total: cart.total };
}

function fulfilmentOf(line: CartLine, address: Address | undefined): Fulfilment | null {
  if (line.fulfilment.how !== 'ship') return line.fulfilment;
  return address ? { how: 'ship', address } : null;
}

function lineOf(line: CartLine, fulfilment: Fulfilment): OrderLine {
  const { product, variant, sku, quantity, promise } = line;
  const title = line.choice ? `${line.title}, ${line.choice}` : line.title;
  return { product, variant, sku, title, quantity, fulfilment, priceSeen: line.price, promise };
}
