import type { CartLine } from '../../sync/handover/cart.ts';

const euro = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

const promise = { band: 'just-checked', ageMs: 1_000, quantitySeen: 4, probability: null } as const;

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
