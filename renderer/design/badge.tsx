import { ChevronRight } from 'lucide-react';
import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import { useNow } from '../app/now.ts';
import { useTold } from '../app/use-told.ts';
import { type BadgeText, badgeText, type LiveCheck, meaningOf } from '../words/badge.ts';
import { useWords } from '../words/use-words.tsx';
import { BandMark } from './band-mark.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import './badge.css';

interface Parts {
  readonly stock: StockView;
  /** Whose stock it is: another size is another statement, also where it says the same. */
  readonly variant: string;
  readonly storesNearby: number;
  readonly check: LiveCheck;
  /** Where there is more to be told, the badge is what is touched for it. */
  onMore?(): void;
}

/** What may be said of stock, with words, shape and colour. A change under one's eyes is read out, a tick of the age is not (FR30, FR32). */
export function Badge({ stock, variant, storesNearby, check, onMore }: Parts) {
  const words = useWords();
  const text = badgeText(words, stock, { now: useNow(), storesNearby, check });
  const told = useTold(meaningOf(variant, stock), text.said);
  const { band } = stock;
  const marks = { className: `badge band-${band}`, 'data-testid': 'badge', 'data-band': band, 'data-check': check };
  const face = <Face band={band} text={text} checking={check === 'checking'} />;
  return (
    <div className="badge-place">
      {onMore === undefined ? (
        <div {...marks}>
          {face}
          <span className="unseen">{text.said}</span>
        </div>
      ) : (
        <Press {...marks} onPress={onMore} aria-label={words.say('badge.more', { said: text.said })}>
          {face}
          <Icon of={ChevronRight} along />
        </Press>
      )}
      <span className="unseen" role="status" data-testid="badge-told">
        {told}
      </span>
    </div>
  );
}

interface FaceParts {
  readonly band: Band;
  readonly text: BadgeText;
  readonly checking: boolean;
}

/** Each part is as large whatever it says, and a new text comes in softly: nothing below moves when the store answers (FR33). */
function Face({ band, text: { title, how, next }, checking }: FaceParts) {
  const words = useWords();
  return (
    <>
      <BandMark key={`mark ${band}`} band={band} />
      <span className="badge-text" key={`text ${band}`} aria-hidden>
        <span className="badge-title">{title}</span>
        <span className="badge-line">
          {how}
          {checking ? <i className="badge-checking"> {words.say('badge.checking')}</i> : null}
        </span>
        <span className="badge-line">{next}</span>
      </span>
    </>
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
