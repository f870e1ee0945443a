import type { PriceView } from '../../sync/worker/catalog-api.ts';
import { useWords } from '../words/use-words.tsx';

/** What it costs now, and what it cost before if that was more. */
export function Price({ price }: { readonly price: PriceView | null }) {
  const words = useWords();
  if (price === null) return <span className="price quiet">{words.say('product.noPrice')}</span>;
  const { amount, compareAt, from } = price;
  const reduced = compareAt !== null && compareAt.minor > amount.minor;
  const said = words.money(amount);
  return (
    <span className={reduced ? 'price price-reduced figures' : 'price figures'}>
      {from ? words.say('common.from', { price: said }) : said}
      {reduced ? (
        <s className="price-before">
          <span className="unseen">{words.say('common.was', { price: words.money(compareAt) })}</span>
          <span aria-hidden>{words.money(compareAt)}</span>
        </s>
      ) : null}
    </span>
  );
}
