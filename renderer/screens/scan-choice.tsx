import { useKiosk } from '../app/kiosk.tsx';
import { useCards } from '../app/queries.ts';
import { useOpening } from '../app/use-opening.ts';
import { Price } from '../design/price.tsx';
import { useWords } from '../words/use-words.tsx';
import { Press } from '../design/press.tsx';

/** The same code on several goods: the shopper has it in their hand, and knows which it is. */
export function ScanChoice({ products }: { readonly products: readonly string[] }) {
  const { memory } = useKiosk();
  const opening = useOpening();
  const words = useWords();
  const cards = useCards(products) ?? [];
  const choose = (card: (typeof cards)[number]) => {
    memory.scan.set({ state: 'closed' });
    memory.glimpse.set(card);
    opening.product(card.id);
  };
  return (
    <div className="scan-choice">
      <p>{words.say('scan.several.detail')}</p>
      <div className="scan-goods" data-testid="scan-choice">
        {cards.map((card) => (
          <Press key={card.id} className="scan-good" onPress={() => choose(card)}>
            <span className="scan-picture">
              {card.picture === null ? null : <img src={card.picture} alt="" decoding="async" draggable={false} />}
            </span>
            <span className="scan-text">
              <span className="card-brand">{card.brand}</span>
              <span className="card-title">{card.title}</span>
              <Price price={card.price} />
            </span>
          </Press>
        ))}
      </div>
    </div>
  );
}
