import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { LocationView, ProductView, StockReasons, VariantView } from '../../sync/worker/catalog-api.ts';
import { useNow } from '../app/now.ts';
import type { PlaceStock } from '../app/useful-places.ts';
import { QuietBadge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Press } from '../design/press.tsx';
import { ageText, shortText } from '../words/badge.ts';
import { openingAt } from '../words/opening.ts';
import { usePlaceWords } from '../words/places/use-place-words.ts';
import { useWords, type Words } from '../words/use-words.tsx';
import { useTake } from './product-dock.tsx';
import { PlaceFacts, useHowWeKnow } from './stock-facts.tsx';

interface Parts extends PlaceStock {
  readonly product: ProductView;
  readonly variant: VariantView;
  readonly reasons: StockReasons | null;
  readonly isStaff: boolean;
}

/** Another place: whether to go there, whom to ring, how we know, and the button that keeps it there. */
export function StockPlace({ product, variant, place, stock, reasons, isStaff }: Parts) {
  const words = useWords();
  const take = useTake(product, variant);
  const offersIt = place.collect && stock.offers.includes('collect') && variant.price !== null;
  return (
    <section className="place" data-testid="stock-place" data-band={stock.band}>
      <PlaceLine place={place} />
      <PlaceBadge stock={stock} />
      {offersIt ? (
        <Button
          shape="small"
          label={words.say('product.collectAt', { store: place.name })}
          onPress={() => take({ way: { how: 'collect', location: place.id }, stock })}
        >
          {words.say('product.collect')}
        </Button>
      ) : null}
      <Why place={place} stock={stock} reasons={reasons} />
      {isStaff ? <PlaceFacts stock={stock} reasons={reasons} /> : null}
    </section>
  );
}

/** Its name, how far, whether its doors are open, and its phone. */
export function PlaceLine({ place }: { readonly place: LocationView }) {
  const words = useWords();
  const places = usePlaceWords();
  const now = useNow();
  const isWarehouse = place.kind === 'warehouse';
  const where = place.here ? places('here') : words.distance(place.distanceKm);
  return (
    <div className="place-line">
      <h3>{place.name}</h3>
      <p className="quiet">{isWarehouse ? places('warehouse') : words.list([where, openingText(words, place, now)])}</p>
      {place.phone === null || isWarehouse ? null : (
        <p className="quiet figures">{places('phone', { phone: place.phone })}</p>
      )}
    </div>
  );
}

export function PlaceBadge({ stock }: Pick<Parts, 'stock'>) {
  const words = useWords();
  const age = ageText(words, stock, useNow());
  return (
    <div className="store-stock">
      <QuietBadge band={stock.band} text={shortText(words, stock.band)} />
      {age === null ? null : <span className="quiet">{age}</span>}
    </div>
  );
}

/** Not everybody asks: it opens where it stands, and only for the place that was asked about. */
function Why({ place, stock, reasons }: Pick<Parts, 'place' | 'stock' | 'reasons'>) {
  const places = usePlaceWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const told = useHowWeKnow(place.name, stock, reasons);
  return (
    <div className="place-why">
      <Press
        className="place-ask"
        onPress={() => setOpen(!open)}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${place.name}: ${places('how')}`}
      >
        {places('how')}
        <Icon of={ChevronDown} size="small" />
      </Press>
      <p className="place-how" id={id} hidden={!open}>
        {told}
      </p>
    </div>
  );
}

export function openingText(words: Words, place: LocationView, now: number): string {
  const opening = openingAt(place, now);
  if (opening.state === 'open') return words.say('place.open', { time: opening.until });
  if (opening.state === 'closed') return words.say('place.closed');
  if (opening.inDays === 0) return words.say('place.opens', { time: opening.at });
  const day = words.weekday(now + opening.inDays * 86_400_000);
  return words.say('place.opensDay', { day, time: opening.at });
}
