import { MapPin, ScanBarcode, Search, ShoppingBag } from 'lucide-react';
import { cardsPainted, firstPaint } from '../app/first-paint.ts';
import { firstScreenful } from '../app/first-screen.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useFront } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { useOpening } from '../app/use-opening.ts';
import { Icon } from '../design/icon.tsx';
import { ProductGrid } from '../design/product-grid.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { Departments } from './departments.tsx';
import { FirstFill } from './first-fill.tsx';
import { Press } from '../design/press.tsx';
import './home.css';

/** The shop window: what is on, the departments, and what people pick up. */
export function HomeScreen() {
  const words = useWords();
  const { data: front } = useFront();
  const isFirst = !useLive(firstPaint);
  if (front !== undefined && front.cards.length === 0) return <FirstFill />;
  return (
    <Screen name="home" label={words.say('common.home')} dock={<HomeDock />}>
      <h1 className="home-headline">{front?.headline ?? words.say('home.headline')}</h1>
      {front === undefined ? null : (
        <>
          <Departments categories={front.categories} />
          <section className="home-section">
            <h2>{words.say('home.popular')}</h2>
            <ProductGrid cards={front.cards} {...(isFirst ? { first: firstScreenful } : {})} onReady={cardsPainted} />
          </section>
        </>
      )}
    </Screen>
  );
}

function HomeDock() {
  const { engine, journey, memory } = useKiosk();
  const opening = useOpening();
  const words = useWords();
  const count = (useLive(engine.cart)?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0);
  return (
    <>
      <Press className="button button-plain dock-find" onPress={() => opening.search()}>
        <Icon of={Search} />
        {words.say('home.find')}
      </Press>
      <Press className="button button-plain dock-side" onPress={() => memory.scan.set({ state: 'ready' })}>
        <Icon of={ScanBarcode} />
        {words.say('home.scan')}
      </Press>
      <Press className="button button-plain dock-side" onPress={() => journey.go(routes.help())}>
        <Icon of={MapPin} />
        {words.say('home.help')}
      </Press>
      <Press
        className="button button-primary dock-side"
        aria-label={words.say('home.cartLabel', { count })}
        onPress={() => journey.go(routes.cart())}
      >
        <Icon of={ShoppingBag} />
        {words.say('home.cart', { count })}
      </Press>
    </>
  );
}
