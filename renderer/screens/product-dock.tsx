import { useEffect, useState } from 'react';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import type { CartLine } from '../../sync/worker/orders-api.ts';
import { addLine, lineFor, type OfferedWay, offeredWays, sameLine } from '../app/cart-lines.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useLocations } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { useWords, type Words } from '../words/use-words.tsx';

/** Long enough to read it and reach for it. */
const slipStaysMs = 6_000;

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
}

/** At most two ways to get it; all the others are in the cart, where each line can be changed. */
export function ProductDock({ product, variant }: Parts) {
  const { engine, journey } = useKiosk();
  const words = useWords();
  const locations = useLocations() ?? [];
  const [primary, secondary] = twoBest(offeredWays(variant, locations));
  const asks = variant.here.offers.includes('ask-associate') && !variant.here.offers.includes('keep-here');
  const nameOf = (id: string) => locations.find((location) => location.id === id)?.name ?? '';
  const add = (offered: OfferedWay) => {
    const line = lineFor(product, variant, offered, words.list);
    if (line !== null) void addLine(engine.orders, engine.cart.get(), line).catch(() => {});
  };
  return (
    <>
      <AddedSlip />
      {variant.here.band === 'out' ? (
        <Button kind="outline" onPress={() => journey.go(routes.wish(product.id, variant.id))}>
          {words.say('wish.do')}
        </Button>
      ) : asks || secondary === undefined ? (
        <Button kind="outline" onPress={() => journey.go(routes.help())}>
          {words.say(asks ? 'product.ask' : 'product.help')}
        </Button>
      ) : (
        <Button kind="outline" onPress={() => add(secondary)}>
          {wayText(words, secondary, nameOf)}
        </Button>
      )}
      {primary === undefined || variant.price === null ? null : (
        <Button kind="primary" onPress={() => add(primary)}>
          {wayText(words, primary, nameOf)}
        </Button>
      )}
    </>
  );
}

/** Something of today before something that comes later; the second is always another kind of way. */
function twoBest(ways: readonly OfferedWay[]): readonly OfferedWay[] {
  const collected = ways.find(({ way }) => way.how === 'collect');
  const taken = ways.find(({ way }) => way.how === 'take');
  const shipped = ways.find(({ way }) => way.how === 'ship');
  const today = taken === undefined ? undefined : (collected ?? taken);
  return [today, shipped, today === undefined ? collected : undefined].filter((way) => way !== undefined);
}

function wayText(words: Words, { way, stock }: OfferedWay, nameOf: (id: string) => string): string {
  if (way.how === 'ship') return words.say('product.ship');
  if (stock.offers.includes('keep-here')) return words.say('product.keep');
  return words.say('product.collectAt', { store: way.how === 'collect' ? nameOf(way.location) : '' });
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
