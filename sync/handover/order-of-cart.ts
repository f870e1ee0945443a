import type { Address, Contact } from '../contract/customer.ts';
import type { CartHandOff, Fulfilment, Order, OrderLine } from '../contract/order-intent.ts';
import type { CartLine, KeptCart } from './cart.ts';

/** Who and where: all of an order that is not in the cart. */
export interface OrderHead {
  readonly kiosk: string;
  readonly store: string;
  readonly language: string;
  readonly payment: Order['payment'];
  readonly onChange: Order['onChange'];
  readonly contact?: Contact;
}

/** The same cart is always the same order, id and code and all (OB2). Null when the cart is empty, or something in it is to be sent and nobody said where. */
export function orderOfCart(cart: KeptCart, head: OrderHead, address: Address | undefined): Order | null {
  if (cart.total === null) return null;
  const lines: OrderLine[] = [];
  for (const line of cart.lines) {
    const fulfilment = fulfilmentOf(line, address);
    if (fulfilment === null) return null;
    lines.push({ ...goodsOf(line), fulfilment });
  }
  return { ...head, ...bodyOf(cart), kind: 'order', lines, total: cart.total };
}

/** A cart becomes one thing only: an order, or one that goes on elsewhere, under the same id and code. Null when it is empty. */
export function handOffOfCart(
  cart: KeptCart,
  head: Pick<OrderHead, 'kiosk' | 'store' | 'language'>,
): CartHandOff | null {
  if (cart.total === null) return null;
  const lines = cart.lines.map((line) => ({ ...goodsOf(line), fulfilment: line.fulfilment }));
  return { ...head, ...bodyOf(cart), kind: 'cart-hand-off', lines, total: cart.total };
}

const bodyOf = ({ id, ticket, begunAt }: KeptCart) => ({ id, cart: id, ticket, createdAt: begunAt });

function fulfilmentOf(line: CartLine, address: Address | undefined): Fulfilment | null {
  if (line.fulfilment.how !== 'ship') return line.fulfilment;
  return address ? { how: 'ship', address } : null;
}

/** The contract's; a longer name is a name all the same, and no reason not to order. */
const longestTitle = 300;

function goodsOf(line: CartLine): Omit<OrderLine, 'fulfilment'> {
  const { product, variant, sku, quantity, promise } = line;
  const title = (line.choice ? `${line.title}, ${line.choice}` : line.title).slice(0, longestTitle);
  return { product, variant, sku, title, quantity, priceSeen: line.price, promise };
}
