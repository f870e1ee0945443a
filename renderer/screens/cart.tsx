import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cart, CartLine } from '../../sync/worker/orders-api.ts';
import { inSteadyOrder, wayKey } from '../app/cart-lines.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { productQuery } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { Popular } from './popular.tsx';
import { CarryCart } from './carry-cart.tsx';
import { CartLineRow } from './cart-line.tsx';
import './cart.css';

export function CartScreen() {
  const { engine } = useKiosk();
  const cart = useLive(engine.cart);
  if (cart === null) return <Screen name="cart" label="" />;
  return cart.lines.length === 0 ? <EmptyCart /> : <FullCart cart={cart} />;
}

function FullCart({ cart }: { readonly cart: Cart }) {
  const { journey } = useKiosk();
  const words = useWords();
  const lines = useSteadyLines(cart.lines);
  const products = useProductsOf(lines);
  const dock = (
    <>
      <Button kind="outline" onPress={() => journey.startAt(routes.home())}>
        {words.say('cart.keepLooking')}
      </Button>
      <Button kind="primary" onPress={() => journey.go(routes.checkout())}>
        {words.say('cart.order')}
      </Button>
    </>
  );
  return (
    <Screen name="cart" label={words.say('cart.title')} dock={dock}>
      <h1>{words.say('cart.title')}</h1>
      <div className="cart-lines">
        {lines.map((line) => (
          <CartLineRow
            key={`${line.variant} ${wayKey(line.fulfilment)}`}
            line={line}
            product={products.get(line.product) ?? null}
          />
        ))}
      </div>
      {cart.total === null ? null : (
        <div className="cart-total">
          <span>{words.say('cart.total')}</span>
          <span className="figures" data-testid="total">
            {words.money(cart.total)}
          </span>
        </div>
      )}
      <p className="quiet">{words.say('cart.taxNote')}</p>
      <CarryCart cart={cart} />
    </Screen>
  );
}

function useSteadyLines(lines: readonly CartLine[]): readonly CartLine[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const unseen = lines.map(({ variant }) => variant).filter((variant) => !seen.includes(variant));
  if (unseen.length > 0) setSeen([...seen, ...new Set(unseen)]);
  return inSteadyOrder(lines, seen);
}

function useProductsOf(lines: readonly CartLine[]) {
  const kiosk = useKiosk();
  const { language } = useWords();
  const ids = [...new Set(lines.map((line) => line.product))];
  const answers = useQueries({ queries: ids.map((id) => productQuery(kiosk, language, id)) });
  return new Map(ids.map((id, at) => [id, answers[at]?.data ?? null]));
}

function EmptyCart() {
  const { journey } = useKiosk();
  const words = useWords();
  const dock = (
    <Button kind="primary" onPress={() => journey.startAt(routes.home())}>
      {words.say('cart.look')}
    </Button>
  );
  return (
    <Screen name="cart-empty" label={words.say('cart.title')} dock={dock}>
      <h1>{words.say('cart.empty.title')}</h1>
      <p>{words.say('cart.empty.detail')}</p>
      <Popular />
    </Screen>
  );
}
