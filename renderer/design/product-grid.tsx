import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import type { ProductCard as Card } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { ProductCard } from './product-card.tsx';

interface Parts {
  readonly cards: readonly Card[];
  /** So many are drawn first, and their pictures fetched at once. */
  readonly first?: number;
  /** What follows the last card, once that is there. */
  readonly end?: ReactNode;
  /** Once, when the first cards are on screen with their pictures. */
  onReady?(): void;
}

/** What is in sight above the keyboard, and a row more. */
const usualFirst = 6;

export function ProductGrid({ cards, first = usualFirst, end, onReady }: Parts) {
  const grid = useRef<HTMLDivElement>(null);
  const ready = useRef(false);
  const some = cards.length > 0;
  const { shown, pictured } = useFewFirst(cards, first);

  useEffect(() => {
    const element = grid.current;
    if (element === null || !some || onReady === undefined || ready.current) return;
    ready.current = true;
    void firstPicturesDecoded(element, first).then(onReady);
  }, [some, first, onReady]);

  return (
    <>
      <div className="grid" ref={grid} data-testid="product-grid">
        {shown.map((card, position) => (
          <ProductCard key={card.id} card={card} eager={position < first} pictured={pictured} />
        ))}
      </div>
      {shown.length === cards.length ? end : null}
    </>
  );
}

/** Between two letters of a fast typist there is no time for more. */
const restAfterMs = 150;

interface FewFirst {
  readonly shown: readonly Card[];
  /** May pictures be fetched that were not there yet? */
  readonly pictured: boolean;
}

/**
 * What is new on the screen begins with what is in sight, and the rest follows when the typing rests, as do the pictures: the next letter
 * must not wait for what nobody has the time to see. Whoever is further down, or has just come to this screen, has all of it.
 */
function useFewFirst(cards: readonly Card[], first: number): FewFirst {
  const { journey } = useKiosk();
  const isFurtherDown = journey.here.scrolled > 0;
  const head = cards[0]?.id;
  const [came] = useState(head);
  /** The list that is shown whole, by its first card. */
  const [whole, setWhole] = useState(isFurtherDown ? head : undefined);
  useEffect(() => {
    if (whole === head) return;
    const timer = setTimeout(() => startTransition(() => setWhole(head)), restAfterMs);
    return () => clearTimeout(timer);
  }, [whole, head]);
  const isWhole = isFurtherDown || whole === head;
  return { shown: isWhole ? cards : cards.slice(0, first), pictured: isWhole || came === head };
}

/** A picture that cannot be had does not keep the rest waiting. */
async function firstPicturesDecoded(grid: HTMLElement, first: number): Promise<void> {
  const pictures = [...grid.querySelectorAll('img')].slice(0, first);
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}
