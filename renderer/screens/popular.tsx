import { useFront } from '../app/queries.ts';
import { ProductGrid } from '../design/product-grid.tsx';
import { useWords } from '../words/use-words.tsx';

/** Goods for a page that would otherwise have nothing to show. */
export function Popular() {
  const words = useWords();
  const { data: front } = useFront();
  if (front === undefined || front.cards.length === 0) return null;
  return (
    <section className="popular">
      <h2>{words.say('home.popular')}</h2>
      <ProductGrid cards={front.cards} />
    </section>
  );
}
