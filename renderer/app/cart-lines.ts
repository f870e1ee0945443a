import type { StockView } from '../../sync/freshness/stock-view.ts';
import type { LocationView, ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import type { Cart, CartLine, OrdersApi } from '../../sync/worker/orders-api.ts';
import { chosenNames } from './choose-variant.ts';

export type Way = CartLine['fulfilment'];

/** A way to get a thing, with the stock figure that way rests on. */
export interface OfferedWay {
  readonly way: Way;
  readonly stock: StockView;
}

const mostOfOne = 99;

export const wayKey = (way: Way): string => (way.how === 'collect' ? `collect ${way.location}` : way.how);

/** What may be promised for a variant, here first, then elsewhere from near to far, then by post. */
export function offeredWays(
  variant: Pick<VariantView, 'here' | 'elsewhere'>,
  locations: readonly LocationView[],
): readonly OfferedWay[] {
  const { here, elsewhere } = variant;
  const thisStore = locations.find((location) => location.here);
  const collects = new Set(locations.filter((location) => location.collect).map((location) => location.id));
  const ways: OfferedWay[] = [];
  if (here.offers.includes('keep-here')) ways.push({ way: { how: 'take' }, stock: here });
  if (thisStore?.collect && here.offers.includes('collect')) {
    ways.push({ way: { how: 'collect', location: thisStore.id }, stock: here });
  }
  for (const { location, stock } of elsewhere) {
    if (collects.has(location) && stock.offers.includes('collect')) {
      ways.push({ way: { how: 'collect', location }, stock });
    }
  }
  if (here.offers.includes('ship')) ways.push({ way: { how: 'ship' }, stock: warehouseOr(variant, locations) });
  return ways;
}

/** A parcel leaves a warehouse where there is one, so that is whose stock the promise rests on. */
function warehouseOr(
  { here, elsewhere }: Pick<VariantView, 'here' | 'elsewhere'>,
  locations: readonly LocationView[],
): StockView {
  const warehouses = new Set(locations.filter(({ kind }) => kind === 'warehouse').map(({ id }) => id));
  return elsewhere.find(({ location }) => warehouses.has(location))?.stock ?? here;
}

export function lineFor(
  product: ProductView,
  variant: VariantView,
  offered: OfferedWay,
  list: (names: readonly string[]) => string,
): CartLine | null {
  if (variant.price === null) return null;
  const { band, ageMs, quantity, probability } = offered.stock;
  return {
    product: product.id,
    variant: variant.id,
    sku: variant.sku,
    title: product.title,
    choice: list(chosenNames(product, variant)),
    picture: variant.pictures[0] ?? null,
    quantity: 1,
    price: variant.price.amount,
    fulfilment: offered.way,
    promise: { band, ageMs, quantitySeen: quantity, probability },
  };
}

/** One more of it; the cart holds one line for a variant and a way. */
export async function addLine(orders: OrdersApi, cart: Cart | null, line: CartLine): Promise<void> {
  const present = cart?.lines.find((each) => sameLine(each, line));
  const quantity = Math.min(mostOfOne, (present?.quantity ?? 0) + line.quantity);
  await orders.setLine({ ...line, quantity });
}

/** The same things another way: the new line first, so that a kill in between leaves one too many, never one too few. */
export async function changeWay(
  orders: OrdersApi,
  cart: Cart | null,
  line: CartLine,
  { way, stock }: OfferedWay,
): Promise<void> {
  if (wayKey(way) === wayKey(line.fulfilment)) return;
  const { band, ageMs, quantity: quantitySeen, probability } = stock;
  await addLine(orders, cart, { ...line, fulfilment: way, promise: { band, ageMs, quantitySeen, probability } });
  await orders.setLine({ ...line, quantity: 0 });
}

export const sameLine = (one: CartLine, other: CartLine): boolean =>
  one.variant === other.variant && wayKey(one.fulfilment) === wayKey(other.fulfilment);

/** Lines stay where the shopper first saw them, however often their way changes. */
export function inSteadyOrder(lines: readonly CartLine[], seen: readonly string[]): readonly CartLine[] {
  const place = (line: CartLine) => {
    const at = seen.indexOf(line.variant);
    return at < 0 ? seen.length : at;
  };
  return lines.toSorted((a, b) => place(a) - place(b));
}
