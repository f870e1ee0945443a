import type { Order } from '../../sync/contract/order-intent.ts';
import type { CartLine } from '../../sync/handover/cart.ts';

const euro = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

export const promise = { band: 'just-checked', ageMs: 1_000, quantitySeen: 4, probability: null } as const;

export const cartLine = (change: Partial<CartLine> = {}): CartLine => ({
  product: 'p-1',
  variant: 'v-1',
  sku: 'SKU-1',
  title: 'Storm shell',
  choice: 'Moss, M',
  picture: null,
  quantity: 1,
  price: euro(18_900),
  fulfilment: { how: 'take' },
  promise,
  ...change,
});

/** A valid order; `n` makes its id, its cart and its ticket its own. */
export const sampleOrder = (n: number, change: Partial<Order> = {}): Order => ({
  kind: 'order',
  id: `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  ticket: `K7M4${'2346789ABCDEFGHJKMNPQRTUVWXYZ'[n % 29]}R`,
  kiosk: 'kiosk-1',
  store: 'loc-1',
  language: 'en',
  createdAt: 1_700_000_000_000,
  cart: `cart-${n}`,
  lines: [
    {
      product: 'p-1',
      variant: 'v-1',
      sku: 'SKU-1',
      title: 'Storm shell, Moss, M',
      quantity: 1,
      fulfilment: { how: 'take' },
      priceSeen: euro(18_900),
      promise,
    },
  ],
  total: euro(18_900),
  payment: 'till',
  onChange: 'ask',
  ...change,
});
