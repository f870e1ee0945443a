import type { CartLine } from '../../sync/handover/cart.ts';
import { placeOrder } from '../../sync/handover/place-order.ts';
import type { Order } from '../../sync/contract/order-intent.ts';
import type { World } from '../../sync/outbox/simulation/world.ts';
import { poisonedSku } from './platform.ts';
import type { PresentWindow, WindowHouse } from './window.ts';

/** One order that somebody wants, and what they were told of it. */
export interface Wish {
  readonly onChange: Order['onChange'];
  readonly poisoned: boolean;
  readonly minor: number;
  /** Several of one cart: handed over side by side, as no shopper does, but as an order within a cart must hold all the same. */
  readonly sharedCart: string | null;
  id: string | null;
  /** `gone`: nobody said anything, and after a restart of the window the cart was not there any more. */
  told: 'journal' | 'window' | 'gone' | 'nowhere' | null;
}

const wishes = ['accept-if-not-dearer', 'ask', 'cancel'] as const;
const sharedCarts = 4;
const mostTries = 6;

export function makeWishes(world: World, count: number): Wish[] {
  const { random } = world;
  return Array.from({ length: count }, () => ({
    onChange: wishes[random.below(wishes.length)] ?? 'ask',
    poisoned: world.chance(0.04),
    minor: 1_000 + random.below(9_000),
    sharedCart: world.chance(0.4) ? `cart-${random.below(sharedCarts)}` : null,
    id: null,
    told: null,
  }));
}

const money = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });
const promise = { band: 'likely', ageMs: 0, quantitySeen: 1, probability: null } as const;
const contact = { name: 'Ada Lovelace' };

const lineOf = ({ poisoned, minor }: Wish): CartLine => ({
  ...{ product: 'p', variant: 'v', sku: poisoned ? poisonedSku : 's', title: 'Thing', choice: '', picture: null },
  ...{ quantity: 1, price: money(minor), fulfilment: { how: 'take' }, promise },
});

/** Shoppers at one kiosk, one after the other; beside them, orders of carts that are shared. */
export function sendShoppers(world: World, house: WindowHouse, wanted: readonly Wish[], withinMs: number): void {
  const visits = wanted.filter(({ sharedCart }) => sharedCart === null);
  const others = wanted.filter(({ sharedCart }) => sharedCart !== null);
  for (const [number, wish] of others.entries())
    world.after(world.random.below(withinMs), () =>
      tryUntilTold(world, house, wish, (window) => placeShared(window, wish, number)),
    );
  const nextVisit = (): void => {
    const wish = visits.shift();
    if (wish === undefined) return;
    world.after(world.random.below((2 * withinMs) / wanted.length), () =>
      tryUntilTold(world, house, wish, (window) => visit(window, wish, wanted), nextVisit),
    );
  };
  nextVisit();
}

/** What came of one try. `again`: nothing yet. */
type Try = Exclude<Wish['told'], null> | 'again';

/** Somebody at the screen: tries again where the window died under their hands or said no, and some day gives up. */
function tryUntilTold(
  world: World,
  house: WindowHouse,
  wish: Wish,
  act: (window: PresentWindow) => Promise<Try>,
  then: () => void = () => {},
): void {
  let tries = 0;
  const again = (): void => world.after(500 + world.random.below(2_000), attempt);

  function attempt(): void {
    const window = house.present();
    if (window === null) return again();
    const stopListening = window.life.onKill(again);
    void act(window)
      .catch(() => 'again' as const)
      .then((outcome) => {
        stopListening();
        if (outcome === 'again' || (outcome === 'nowhere' && ++tries < mostTries)) return again();
        wish.told = outcome;
        // Walking away ends the visit, whether or not the window manages to write that down.
        if (wish.sharedCart === null) void window.api.endVisit().catch(() => {});
        return then();
      });
  }
  attempt();
}

/** Puts something into the cart and orders it. */
async function visit({ api }: PresentWindow, wish: Wish, wanted: readonly Wish[]): Promise<Try> {
  if (wish.id === null) wish.id = (await api.setLine(lineOf(wish))).id;
  else if ((await api.cart()).id !== wish.id) return goneOf(wish, wanted);
  const answer = await api.place({ language: 'en', contact, payment: 'till', onChange: wish.onChange });
  return answer.saved === 'nowhere' && answer.reason === 'empty-cart' ? goneOf(wish, wanted) : answer.saved;
}

/** Was it the cart that the shopper before had ordered, and that the window had not let go of yet? Then they begin again. */
function goneOf(wish: Wish, wanted: readonly Wish[]): Try {
  if (!wanted.some((other) => other !== wish && other.id === wish.id)) return 'gone';
  wish.id = null;
  return 'again';
}

async function placeShared({ store, office, seal, life }: PresentWindow, wish: Wish, number: number): Promise<Try> {
  wish.id ??= `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const { choice: _, picture: __, price, ...line } = lineOf(wish);
  const cart = wish.sharedCart ?? wish.id;
  const order: Order = {
    ...{ kind: 'order', id: wish.id, cart, ticket: '234678', kiosk: 'kiosk-1', store: 'store-1', language: 'en' },
    ...{ createdAt: 0, total: money(wish.minor), contact, payment: 'till', onChange: wish.onChange },
    lines: [{ ...line, fulfilment: { how: 'take' }, priceSeen: price }],
  };
  const { answer } = await placeOrder({ store, office, seal, clock: life.clock }, order);
  return answer.saved;
}
