import { useDeferredValue, useEffect, useRef } from 'react';
import type { ProductCard as Card } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { ProductCard } from './product-card.tsx';

interface Parts {
  readonly cards: readonly Card[];
  /** So many are drawn first, and their pictures fetched at once. */
  readonly first?: number;
  /** Once, when the first cards are on screen with their pictures. */
  onReady?(): void;
}

/** What is in sight above the keyboard, and a row more. */
const usualFirst = 6;

export function ProductGrid({ cards, first = usualFirst, onReady }: Parts) {
  const grid = useRef<HTMLDivElement>(null);
  const ready = useRef(false);
  const some = cards.length > 0;
  const shown = useFewFirst(cards, first);

  useEffect(() => {
    const element = grid.current;
    if (element === null || !some || onReady === undefined || ready.current) return;
    ready.current = true;
    void firstPicturesDecoded(element, first).then(onReady);
  }, [some, first, onReady]);

  return (
    <div className="grid" ref={grid} data-testid="product-grid">
      {shown.map((card, position) => (
        <ProductCard key={card.id} card={card} eager={position < first} />
      ))}
    </div>
  );
}

const none: readonly Card[] = [];

/**
 * What is new on the screen begins with what is in sight, and the rest follows when there is time: the next key must not wait for cards that
 * nobody sees yet. Whoever comes back to a place further down finds all of it there.
 */
function useFewFirst(cards: readonly Card[], first: number): readonly Card[] {
  const { journey } = useKiosk();
  const isFurtherDown = journey.here.scrolled > 0;
  const settled = useDeferredValue(cards, isFurtherDown ? cards : none);
  return isFurtherDown || settled[0]?.id === cards[0]?.id ? cards : cards.slice(0, first);
}

/** A picture that cannot be had does not keep the rest waiting. */
async function firstPicturesDecoded(grid: HTMLElement, first: number): Promise<void> {
  const pictures = [...grid.querySelectorAll('img')].slice(0, first);
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}
