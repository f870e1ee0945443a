import { memo, useState } from 'react';
import type { ProductCard as Card } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useOpening } from '../app/use-opening.ts';
import { quietText } from '../words/badge.ts';
import { useWords } from '../words/use-words.tsx';
import { QuietBadge } from './badge.tsx';
import { Press } from './press.tsx';
import { Price } from './price.tsx';
import './product-card.css';

const mostColours = 4;

interface Parts {
  readonly card: Card;
  /** Below the first screenful a picture may wait until it is near. */
  readonly eager: boolean;
  /** Now, and from then on. */
  readonly pictured: boolean;
}

/** One product in a grid. It starts reading the product when the finger comes down, and opens it when the finger lifts. */
export const ProductCard = memo(function ProductCard({ card, eager, pictured }: Parts) {
  const { memory } = useKiosk();
  const opening = useOpening();
  const words = useWords();
  const [hasPicture, setHasPicture] = useState(pictured);
  if (pictured && !hasPicture) setHasPicture(true);
  const { band, text } = quietText(words, card.stock);
  return (
    <Press
      className="card"
      data-testid="product-card"
      onDown={() => opening.prepareProduct(card.id)}
      onPress={() => {
        memory.glimpse.set(card);
        opening.product(card.id);
      }}
    >
      <span className="card-picture">
        {card.picture === null || !hasPicture ? null : (
          <img src={card.picture} alt="" decoding="async" loading={eager ? 'eager' : 'lazy'} draggable={false} />
        )}
      </span>
      <span className="card-text">
        <span className="card-head">
          <span className="card-brand">{card.brand}</span>
          <Colours colours={card.colours} />
        </span>
        <span className="card-title">{card.title}</span>
        <span className="card-foot">
          <Price price={card.price} />
          <QuietBadge band={band} text={text} />
        </span>
      </span>
    </Press>
  );
});

function Colours({ colours }: { readonly colours: readonly string[] }) {
  if (colours.length < 2) return null;
  return (
    <span className="card-colours" aria-hidden>
      {colours.slice(0, mostColours).map((colour) => (
        <i key={colour} style={{ background: colour }} />
      ))}
    </span>
  );
}
