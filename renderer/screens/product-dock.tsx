import { useEffect, useState } from 'react';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import type { CartLine } from '../../sync/worker/orders-api.ts';
import { addLine, lineFor, type OfferedWay, sameLine } from '../app/cart-lines.ts';
import { dockWays } from '../app/dock-ways.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useLocations } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';

/** Long enough to read it and reach for it. */
const slipStaysMs = 6_000;

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
}

/** The two best ways to get it, and whom to ask where the badge says so; all other ways are with the places, a touch on the badge away. */
export function ProductDock({ product, variant }: Parts) {
  const { journey } = useKiosk();
  const words = useWords();
  const take = useTake(product, variant);
  const wayText = useWayText(variant);
  const { ways, ask } = dockWays(variant, useLocations() ?? []);
  const [primary, secondary] = ways;
  const isOut = variant.here.band === 'out';
  return (
    <>
      <AddedSlip />
      {isOut ? (
        <Button kind="outline" onPress={() => journey.go(routes.wish(product.id, variant.id))}>
          {words.say('wish.do')}
        </Button>
      ) : ask || secondary === undefined ? (
        <Button kind="outline" onPress={() => journey.go(routes.help())}>
          {words.say(ask ? 'product.ask' : 'product.help')}
        </Button>
      ) : null}
      {isOut || secondary === undefined ? null : (
        <Button kind="outline" onPress={() => take(secondary)}>
          {wayText(secondary)}
        </Button>
      )}
      {primary === undefined || variant.price === null ? null : (
        <Button kind="primary" onPress={() => take(primary)}>
          {wayText(primary)}
        </Button>
      )}
    </>
  );
}

/** Puts it into the cart that way. */
export function useTake(product: ProductView, variant: VariantView): (offered: OfferedWay) => void {
  const { engine } = useKiosk();
  const words = useWords();
  return (offered) => {
    const line = lineFor(product, variant, offered, words.list);
    if (line !== null) void addLine(engine.orders, engine.cart.get(), line).catch(() => {});
  };
}

/** What a button says that gets it that way. */
export function useWayText({ here }: VariantView): (offered: OfferedWay) => string {
  const words = useWords();
  const locations = useLocations() ?? [];
  return ({ way }) => {
    if (way.how === 'ship') return words.say('product.ship');
    if (way.how === 'take') return words.say('product.keep');
    const place = locations.find(({ id }) => id === way.location);
    const keeps = place?.here === true && here.offers.includes('keep-here');
    return keeps ? words.say('product.keep') : words.say('product.collectAt', { store: place?.name ?? '' });
  };
}

/** Says that it worked, and leads to the cart, until it has been read. */
function AddedSlip() {
  const { journey } = useKiosk();
  const words = useWords();
  const line = useJustAdded();
  return (
    <div role="status" className={line === null ? 'unseen' : 'slip'}>
      {line === null ? null : (
        <>
          {line.picture === null ? null : <img src={line.picture} alt="" />}
          <div className="slip-text">
            <b>{words.say('product.added')}</b>
            <span>{line.choice === '' ? line.title : line.choice}</span>
          </div>
          <Button shape="small" onPress={() => journey.go(routes.cart())}>
            {words.say('product.seeCart')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The line that grew last, for as long as the slip stays. */
function useJustAdded(): CartLine | null {
  const { engine } = useKiosk();
  const cart = useLive(engine.cart);
  const [before, setBefore] = useState(cart);
  const [added, setAdded] = useState<CartLine | null>(null);
  if (cart !== before) {
    setBefore(cart);
    if (before !== null) setAdded(cart?.lines.find((line) => isMore(line, before.lines)) ?? null);
  }
  useEffect(() => {
    if (added === null) return;
    const timer = setTimeout(() => setAdded(null), slipStaysMs);
    return () => clearTimeout(timer);
  }, [added]);
  return added;
}

/** Compared by content: every answer of the worker is a new copy. */
const isMore = (line: CartLine, before: readonly CartLine[]): boolean =>
  line.quantity > (before.find((each) => sameLine(each, line))?.quantity ?? 0);
