import type { StockView } from '../../sync/freshness/stock-view.ts';
import type { StockReasons } from '../../sync/worker/catalog-api.ts';
import { useNow } from '../app/now.ts';
import { ageText } from '../words/badge.ts';
import { howWeKnow } from '../words/places/how-we-know.ts';
import { usePlaceWords } from '../words/places/use-place-words.ts';
import { useWords } from '../words/use-words.tsx';

/** In plain words, for everybody. */
export function useHowWeKnow(store: string, stock: StockView, reasons: StockReasons | null): string {
  const words = useWords();
  const age = ageText(words, stock, useNow());
  return howWeKnow(usePlaceWords(), { store, stock, reasons, age }).join(' ');
}

interface Parts {
  readonly stock: StockView;
  readonly reasons: StockReasons | null;
}

/** In figures, for who works here and is signed in (FR37). */
export function PlaceFacts({ stock, reasons }: Parts) {
  const words = useWords();
  const places = usePlaceWords();
  const now = useNow();
  if (reasons === null) return <p className="place-facts quiet">{places('fact.none')}</p>;
  const { available, policy, confidence, toldMs, confirmedMs, changedMs, receivedMs, countedMs, pendingOwn } = reasons;
  const ago = (ageMs: number | null) => (ageMs === null ? places('fact.unknown') : words.age(ageMs, now));
  const count = words.count(available);
  const facts = [
    [
      places('fact.recorded'),
      policy === 'untracked'
        ? places('fact.recorded.not')
        : policy === 'backorder'
          ? places('fact.backorder', { count })
          : count,
    ],
    [places('fact.own'), words.count(pendingOwn)],
    [places('fact.told'), ago(toldMs)],
    [places('fact.confirmed'), ago(confirmedMs)],
    [places('fact.changed'), ago(changedMs)],
    [places('fact.received'), ago(receivedMs)],
    [places('fact.counted'), ago(countedMs)],
    [places('fact.chance'), stock.probability === null ? places('fact.unknown') : words.percent(stock.probability)],
    [places('fact.kind'), places(`fact.kind.${confidence}`)],
  ] as const;
  return (
    <dl className="place-facts figures" aria-label={places('staff')} data-testid="stock-facts">
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{said}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
