import { useState } from 'react';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { changeChoice, choicesOf, firstChoice } from '../app/choose-variant.ts';
import { useKiosk, usePath } from '../app/kiosk.tsx';
import { useLocations, useProduct } from '../app/queries.ts';
import { parametersOf, routes } from '../app/routes.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Price } from '../design/price.tsx';
import { Screen } from '../design/screen.tsx';
import { Choices } from '../design/swatches.tsx';
import { useWords } from '../words/use-words.tsx';
import { Gallery } from './product-gallery.tsx';
import { OtherStores } from './other-stores.tsx';
import { ProductDock } from './product-dock.tsx';
import './product.css';

export function ProductScreen() {
  const parameters = parametersOf(usePath());
  const { data: product, dataUpdatedAt } = useProduct(parameters.get('id') ?? '');
  if (product === undefined) return <Screen name="product" label="" />;
  if (product === null) return <GoneScreen />;
  return <Shown product={product} wanted={parameters.get('variant')} readAt={dataUpdatedAt} />;
}

interface Parts {
  readonly product: ProductView;
  readonly wanted: string | null;
  readonly readAt: number;
}

function Shown({ product, wanted, readAt }: Parts) {
  const words = useWords();
  const [chosenId, choose] = useState(wanted);
  const [firstId] = useState(() => firstChoice(product, wanted)?.id ?? null);
  const variant = firstChoice(product, chosenId ?? firstId);
  const locations = useLocations() ?? [];
  if (variant === undefined) return <GoneScreen />;
  const stores = new Set(locations.filter(({ kind }) => kind === 'store').map(({ id }) => id));
  const nearby = variant.elsewhere.filter(({ location, stock }) => stores.has(location) && stock.band !== 'out');
  return (
    <Screen name="product" label={product.title} dock={<ProductDock product={product} variant={variant} />}>
      <Gallery pictures={variant.pictures} title={product.title} />
      <div className="product-facts">
        <header className="product-name">
          <div>
            <div className="product-brand">{product.brand}</div>
            <h2>{product.title}</h2>
          </div>
          <Price price={variant.price} />
        </header>
        <Options product={product} variant={variant} onChoose={(next) => choose(next.id)} />
        <Badge
          stock={variant.here}
          readAt={readAt}
          storesNearby={nearby.filter(({ stock }) => stock.band !== 'unknown').length}
        />
        <OtherStores product={product} variant={variant} readAt={readAt} />
        {product.description === '' ? null : (
          <section className="product-about">
            <h2>{words.say('product.about')}</h2>
            <p>{product.description}</p>
          </section>
        )}
      </div>
    </Screen>
  );
}

interface OptionsParts {
  readonly product: ProductView;
  readonly variant: VariantView;
  onChoose(variant: VariantView): void;
}

/** What cannot be chosen is not asked. */
function Options({ product, variant, onChoose }: OptionsParts) {
  return product.options.map((option, at) =>
    option.values.length < 2 ? null : (
      <Choices
        key={option.name}
        name={option.name}
        choices={choicesOf(product, variant, at)}
        chosen={variant.choices[at] ?? 0}
        onChoose={(position) => {
          const next = changeChoice(product, variant, at, position);
          if (next) onChoose(next);
        }}
      />
    ),
  );
}

function GoneScreen() {
  const { journey } = useKiosk();
  const words = useWords();
  const dock = (
    <Button kind="primary" onPress={() => journey.go(routes.search())}>
      {words.say('home.find')}
    </Button>
  );
  return (
    <Screen name="oops" label={words.say('product.gone.title')} dock={dock}>
      <h1>{words.say('product.gone.title')}</h1>
      <p>{words.say('product.gone.detail')}</p>
    </Screen>
  );
}
