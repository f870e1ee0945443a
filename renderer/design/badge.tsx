import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import { useNow } from '../app/now.ts';
import { badgeText } from '../words/badge.ts';
import { useWords } from '../words/use-words.tsx';
import { BandMark } from './band-mark.tsx';
import './badge.css';

interface Parts {
  readonly stock: StockView;
  readonly readAt: number;
  readonly storesNearby: number;
}

/** What may be said of stock, with words, shape and colour; read out when it changes under one's eyes. */
export function Badge({ stock, readAt, storesNearby }: Parts) {
  const words = useWords();
  const { title, detail } = badgeText(words, stock, { now: useNow(), readAt, storesNearby });
  return (
    <div className={`badge band-${stock.band}`} role="status" data-testid="badge" data-band={stock.band}>
      <BandMark band={stock.band} />
      <div>
        <div className="badge-title">{title}</div>
        <p>{detail}</p>
      </div>
    </div>
  );
}

/** The same truth in three words. */
export function QuietBadge({ band, text }: { readonly band: Band; readonly text: string }) {
  return (
    <span className={`quiet-badge band-${band}`} data-band={band}>
      <BandMark band={band} />
      {text}
    </span>
  );
}
