import { type ReactNode, useState } from 'react';
import type { Band } from '../../sync/freshness/stock-view.ts';
import type { EmbeddedFigure, ProductCard, ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { agedVariant } from '../app/aged.ts';
import { changeChoice, choicesOf, firstChoice } from '../app/choose-variant.ts';
import { useKiosk, usePath } from '../app/kiosk.tsx';
import { useNow } from '../app/now.ts';
import { useLive } from '../app/use-live.ts';
import { useLocations, useProduct } from '../app/queries.ts';
import { useLiveCheck } from '../app/use-live-check.ts';
import { productOf } from '../app/routes.ts';
import { useOpening } from '../app/use-opening.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Price } from '../design/price.tsx';
import { Screen } from '../design/screen.tsx';
import { Choices } from '../design/swatches.tsx';
import { useWords } from '../words/use-words.tsx';
import { Gallery } from './product-gallery.tsx';
import { OtherStores } from './other-stores.tsx';
import { ProductDock } from './product-dock.tsx';
import { StockSheet } from './stock-sheet.tsx';
import './product.css';

export function ProductScreen() {
  const { memory } = useKiosk();
  const { id, scanned } = productOf(usePath());
  const { data: product, dataUpdatedAt } = useProduct(id);
  const glimpse = useLive(memory.glimpse);
  if (product === null) return <GoneScreen />;
  const card = glimpse?.id === id ? glimpse : null;
  const { variant: wanted = null, piece = null } = scanned;
  return <Shown product={product ?? null} card={card} wanted={wanted} piece={piece} readAt={dataUpdatedAt} />;
}

interface Parts {
  /** Null while it is being read. */
  readonly product: ProductView | null;
  /** What the card said already: shown in its place at once, so that a touch opens something within a frame or two. */
  readonly card: ProductCard | null;
  readonly wanted: string | null;
  /** What the label of the wanted variant says of the one piece that was scanned. */
  readonly piece: EmbeddedFigure | null;
  readonly readAt: number;
}

function Shown({ product, card, wanted, piece, readAt }: Parts) {
  const [chosenId, choose] = useState(wanted);
  const firstId = useFirstChoice(product, wanted);
  const now = useNow();
  const read = product === null ? undefined : firstChoice(product, chosenId ?? firstId);
  const variant = read && agedVariant(read, readAt, now);
  if (product !== null && variant === undefined) return <GoneScreen />;
  const known = product ?? card;
  const pictures = variant?.pictures ?? (card?.picture ? [card.picture] : []);
  const dock = product && variant ? <ProductDock product={product} variant={variant} /> : undefined;
  return (
    <Screen name="product" label={known?.title ?? ''} dock={dock}>
      {known === null ? null : (
        <>
          <Gallery pictures={pictures} title={known.title} awaitsMore={product === null} />
          <div className="product-facts">
            <Name brand={known.brand} title={known.title} price={variant?.price ?? card?.price ?? null}>
              {piece === null || (variant !== undefined && variant.id !== wanted) ? null : <Piece figure={piece} />}
            </Name>
            {product && variant ? (
              <Facts product={product} variant={variant} onChoose={(next) => choose(next.id)} />
            ) : null}
          </div>
        </>
      )}
    </Screen>
  );
}

/** Decided once, when the product is there: stock that moves later must not change what is chosen under the shopper's eyes. */
function useFirstChoice(product: ProductView | null, wanted: string | null): string | null {
  const [firstId, decide] = useState<string | null>(null);
  if (product === null || firstId !== null) return firstId;
  const first = firstChoice(product, wanted)?.id ?? null;
  decide(first);
  return first;
}

interface FactsParts {
  readonly product: ProductView;
  readonly variant: VariantView;
  onChoose(variant: VariantView): void;
}

function Facts({ product, variant, onChoose }: FactsParts) {
  const words = useWords();
  const [more, showMore] = useState(false);
  const storesNearby = useStoresNearby(variant);
  const check = useLiveCheck(product.id, variant.id);
  const said = { stock: variant.here, check, storesNearby } as const;
  return (
    <>
      <Options product={product} variant={variant} onChoose={onChoose} />
      <Badge {...said} variant={variant.id} onMore={() => showMore(true)} />
      <OtherStores product={product} variant={variant} onMore={() => showMore(true)} />
      {product.description === '' ? null : (
        <section className="product-about">
          <h2>{words.say('product.about')}</h2>
          <p>{product.description}</p>
        </section>
      )}
      {more ? (
        <StockSheet
          product={product}
          variant={variant}
          check={said.check}
          storesNearby={storesNearby}
          onClose={() => showMore(false)}
        />
      ) : null}
    </>
  );
}

function useStoresNearby({ elsewhere }: VariantView): number {
  const stores = new Set((useLocations() ?? []).filter(({ kind }) => kind === 'store').map(({ id }) => id));
  return elsewhere.filter(({ location, stock: { band } }) => stores.has(location) && mayHaveIt.has(band)).length;
}

const mayHaveIt: ReadonlySet<Band> = new Set(['just-checked', 'likely', 'ask']);

type NameParts = Pick<ProductCard, 'brand' | 'title' | 'price'> & { readonly children: ReactNode };

function Name({ brand, title, price, children }: NameParts) {
  return (
    <header className="product-name">
      <div>
        <div className="product-brand">{brand}</div>
        <h2>{title}</h2>
      </div>
      <div className="product-price">
        <Price price={price} />
        {children}
      </div>
    </header>
  );
}

function Piece({ figure }: { readonly figure: EmbeddedFigure }) {
  const words = useWords();
  const said = figure.kind === 'price' ? words.money(figure.amount) : words.weight(figure.grams);
  return (
    <span className="product-piece figures" data-testid="piece">
      {words.say('product.piece', { figure: said })}
    </span>
  );
}

/** What cannot be chosen is not asked. */
function Options({ product, variant, onChoose }: FactsParts) {
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
  const opening = useOpening();
  const words = useWords();
  const dock = (
    <Button kind="primary" onPress={() => opening.search()}>
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
