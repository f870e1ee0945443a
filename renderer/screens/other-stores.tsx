import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { useNow } from '../app/now.ts';
import { useLocations } from '../app/queries.ts';
import { type PlaceStock, usefulPlaces } from '../app/useful-places.ts';
import { Button } from '../design/button.tsx';
import { usePlaceWords } from '../words/places/use-place-words.ts';
import { useWords } from '../words/use-words.tsx';
import { useTake } from './product-dock.tsx';
import { openingText, PlaceBadge } from './stock-place.tsx';

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
  onMore(): void;
}

/** More than these nobody compares on the way to the button; all of them are with the places. */
const shown = 3;

/** Where else it may be, how sure that is, and whether their doors are open. */
export function OtherStores({ product, variant, onMore }: Parts) {
  const words = useWords();
  const places = usePlaceWords();
  const stores = usefulPlaces(variant, useLocations() ?? []).filter(({ place }) => place.kind === 'store');
  return (
    <section className="stores" aria-label={words.say('product.elsewhere')}>
      {stores.slice(0, shown).map((row) => (
        <StoreRow key={row.place.id} product={product} variant={variant} {...row} />
      ))}
      <Button shape="small" onPress={onMore}>
        {places('all')}
      </Button>
    </section>
  );
}

function StoreRow({ product, variant, place, stock }: Omit<Parts, 'onMore'> & PlaceStock) {
  const words = useWords();
  const now = useNow();
  const take = useTake(product, variant);
  return (
    <div className="store" data-testid="other-store">
      <div>
        <div className="store-name">{place.name}</div>
        <div className="quiet">{words.list([words.distance(place.distanceKm), openingText(words, place, now)])}</div>
      </div>
      <PlaceBadge stock={stock} />
      {variant.price !== null && place.collect && stock.offers.includes('collect') ? (
        <Button
          shape="small"
          label={words.say('product.collectAt', { store: place.name })}
          onPress={() => take({ way: { how: 'collect', location: place.id }, stock })}
        >
          {words.say('product.collect')}
        </Button>
      ) : null}
    </div>
  );
}
