import type { ProductView, StockReasons, VariantView } from '../../sync/worker/catalog-api.ts';
import { chosenNames } from '../app/choose-variant.ts';
import { dockWays } from '../app/dock-ways.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLocations, useReasons } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { useStaffStands } from '../app/use-staff-stands.ts';
import { usefulPlaces } from '../app/useful-places.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Sheet } from '../design/sheet.tsx';
import type { LiveCheck } from '../words/badge.ts';
import { usePlaceWords } from '../words/places/use-place-words.ts';
import { useWords } from '../words/use-words.tsx';
import { useTake, useWayText } from './product-dock.tsx';
import { PlaceFacts, useHowWeKnow } from './stock-facts.tsx';
import { PlaceLine, StockPlace } from './stock-place.tsx';
import './stock-sheet.css';

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
  readonly check: LiveCheck;
  readonly storesNearby: number;
  onClose(): void;
}

/** Every place that may have it, the useful ones first, each with its own band and age, and how we know (FR35). */
export function StockSheet({ product, variant, check, storesNearby, onClose }: Parts) {
  const words = useWords();
  const places = usePlaceWords();
  const locations = useLocations() ?? [];
  const reasons = useReasons(product.id, variant.id);
  const isStaff = useStaffStands();
  const reasonsAt = (location: string): StockReasons | null =>
    reasons?.find((each) => each.location === location) ?? null;
  const here = locations.find((location) => location.here);
  return (
    <Sheet title={places('title')} onClose={onClose}>
      <div className="places" data-testid="stock-sheet" aria-busy={reasons === undefined}>
        <p className="quiet">{words.list([product.title, ...chosenNames(product, variant)])}</p>
        {here === undefined ? null : (
          <section className="place-here">
            <PlaceLine place={here} />
            <Badge stock={variant.here} variant={variant.id} check={check} storesNearby={storesNearby} />
            <Here
              stock={variant.here}
              store={here.name}
              reasons={reasons === undefined ? undefined : reasonsAt(here.id)}
            />
            {isStaff ? <PlaceFacts stock={variant.here} reasons={reasonsAt(here.id)} /> : null}
          </section>
        )}
        {usefulPlaces(variant, locations).map(({ place, stock }) => (
          <StockPlace
            key={place.id}
            product={product}
            variant={variant}
            place={place}
            stock={stock}
            reasons={reasonsAt(place.id)}
            isStaff={isStaff}
          />
        ))}
        <Ways product={product} variant={variant} onClose={onClose} />
      </div>
    </Sheet>
  );
}

interface HereParts extends Pick<VariantView['elsewhere'][number], 'stock'> {
  readonly store: string;
  /** Undefined while they are read. */
  readonly reasons: StockReasons | null | undefined;
}

function Here({ stock, store, reasons }: HereParts) {
  const told = useHowWeKnow(store, stock, reasons ?? null);
  return <p className="place-how">{reasons === undefined ? null : told}</p>;
}

/** What this store offers of it, in one place: the two at the thumb, the rest, and whom to ask (FR34). */
function Ways({ product, variant, onClose }: Pick<Parts, 'product' | 'variant' | 'onClose'>) {
  const { journey } = useKiosk();
  const words = useWords();
  const places = usePlaceWords();
  const take = useTake(product, variant);
  const wayText = useWayText(variant);
  const { ways, ask } = dockWays(variant, useLocations() ?? []);
  return (
    <section className="place-ways" aria-label={places('ways')}>
      {ask ? <Button onPress={() => journey.go(routes.help())}>{words.say('product.ask')}</Button> : null}
      {variant.price === null
        ? null
        : ways.map((way) => (
            <Button
              key={wayText(way)}
              onPress={() => {
                take(way);
                onClose();
              }}
            >
              {wayText(way)}
            </Button>
          ))}
    </section>
  );
}
