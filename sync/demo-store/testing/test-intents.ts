import type { Order, OrderIntent, OrderLine, Registering } from '../../contract/order-intent.ts';
import type { Data } from '../data/open-data.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

/** `01999a52-7c00-7000-8000-000000000007` */
export const intentIdOf = (number: number): string => `01999a52-7c00-7000-8000-${String(number).padStart(12, '0')}`;

export interface Wanted {
  readonly variant: string;
  readonly quantity?: number;
  readonly fulfilment?: OrderLine['fulfilment'];
}

const lineOf = ({ variant, quantity = 1, fulfilment = { how: 'collect', location: 'loc-1' } }: Wanted): OrderLine => ({
  product: 'a-product',
  variant,
  sku: 'SKU-1',
  title: 'Storm shell',
  quantity,
  fulfilment,
  priceSeen: euros(1_000),
  promise: { band: 'likely', ageMs: 1_500_000, quantitySeen: 4, probability: 0.93 },
});

const contact = { email: 'somebody@example.com' };

const head = (number: number) => ({
  id: intentIdOf(number),
  ticket: 'K7M4QR',
  kiosk: 'kiosk-1',
  store: 'loc-1',
  language: 'en',
  createdAt: 1_760_000_000_000,
});

export const orderIntent = (number: number, ...wanted: readonly Wanted[]): Order => ({
  ...head(number),
  kind: 'order',
  cart: 'cart-1',
  lines: wanted.map(lineOf),
  total: euros(1_000),
  contact,
  payment: 'till',
  onChange: 'ask',
});

export const wishIntent = (number: number, variant: string): Registering => ({
  ...head(number),
  ...{ kind: 'back-in-stock', variant, contact },
});

export const customerIntent = (number: number): Registering => ({
  ...head(number),
  ...{ kind: 'customer', customer: { contact, language: 'en', newsletter: false } },
});

export const cancelIntent = (number: number, order: number): OrderIntent => ({
  ...head(number),
  kind: 'cancel',
  order: intentIdOf(order),
});

/** The variants of the catalog's products, in order. */
export const variantsOf = (data: Pick<Data, 'catalog'>, product = 0): string[] =>
  data.catalog.productAt(product).variants.map(({ id }) => id);
