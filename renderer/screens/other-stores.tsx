import type { LocationView, ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { addLine, lineFor } from '../app/cart-lines.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useNow } from '../app/now.ts';
import { useLocations } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { QuietBadge } from '../design/badge.tsx';
import { ageText, shortText } from '../words/badge.ts';
import { openingAt } from '../words/opening.ts';
import { useWords, type Words } from '../words/use-words.tsx';

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
  readonly readAt: number;
}

type Elsewhere = VariantView['elsewhere'][number];

/** Where else it may be, how sure that is, and whether their doors are open. */
export function OtherStores({ product, variant, readAt }: Parts) {
  const words = useWords();
  const locations = useLocations() ?? [];
  const rows = variant.elsewhere.flatMap((entry) => {
    const location = locations.find(({ id }) => id === entry.location);
    return location?.kind === 'store' ? [{ ...entry, place: location }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section className="stores" aria-label={words.say('product.elsewhere')}>
      {rows.map((row) => (
        <StoreRow key={row.location} product={product} variant={variant} readAt={readAt} row={row} />
      ))}
    </section>
  );
}

function StoreRow({ product, variant, readAt, row }: Parts & { readonly row: Elsewhere & { place: LocationView } }) {
  const { engine } = useKiosk();
  const words = useWords();
  const now = useNow();
  const { place, stock, location } = row;
  const line = lineFor(product, variant, { way: { how: 'collect', location }, stock }, words.list);
  const age = ageText(words, stock, { now, readAt });
  return (
    <div className="store" data-testid="other-store">
      <div>
        <div className="store-name">{place.name}</div>
        <div className="quiet">{words.list([words.distance(place.distanceKm), openingText(words, place, now)])}</div>
      </div>
      <div className="store-stock">
        <QuietBadge band={stock.band} text={shortText(words, stock.band)} />
        {age === null ? null : <span className="quiet">{age}</span>}
      </div>
      {line !== null && place.collect && stock.offers.includes('collect') ? (
        <Button
          shape="small"
          label={words.say('product.collectAt', { store: place.name })}
          onPress={() => void addLine(engine.orders, engine.cart.get(), line)}
        >
          {words.say('product.collect')}
        </Button>
      ) : null}
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
