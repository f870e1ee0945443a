import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import type { CardStock } from '../../sync/worker/catalog-api.ts';
import type { MessageId } from './en.ts';
import type { Words } from './use-words.tsx';

/** The part of the words that badges need. */
export type Speaker = Pick<Words, 'say' | 'age'>;

/** What a badge says: what it means for me, and how we know. */
export interface BadgeText {
  readonly title: string;
  readonly detail: string;
}

interface Circumstances {
  readonly now: number;
  /** When the view was read from the replica: it has aged since. */
  readonly readAt: number;
  readonly storesNearby: number;
}

export function badgeText(words: Speaker, stock: StockView, circumstances: Circumstances): BadgeText {
  const age = ageText(words, stock, circumstances);
  return {
    title: titleOf(words, stock, age),
    detail: detailOf(words, stock, age, circumstances.storesNearby).join(' '),
  };
}

export function ageText(
  words: Speaker,
  stock: StockView,
  { now, readAt }: Pick<Circumstances, 'now' | 'readAt'>,
): string | null {
  return stock.ageMs === null ? null : words.age(stock.ageMs + Math.max(0, now - readAt), now);
}

function titleOf(words: Speaker, stock: StockView, age: string | null): string {
  switch (stock.band) {
    case 'just-checked':
      return stock.quantity === null ? words.say('badge.here') : words.say('badge.count', { count: stock.quantity });
    case 'likely':
      return words.say('badge.likely');
    case 'ask':
      return age === null ? words.say('badge.ask') : words.say('badge.wasHere', { age });
    case 'unknown':
      return words.say('badge.unknown');
    case 'out':
      return words.say('badge.out');
  }
}

function detailOf(words: Speaker, stock: StockView, age: string | null, storesNearby: number): readonly string[] {
  const can = (offer: StockView['offers'][number]) => stock.offers.includes(offer);
  switch (stock.band) {
    case 'just-checked':
      return [checked(words, 'badge.checked', age), ...(can('keep-here') ? [words.say('badge.weKeep')] : [])];
    case 'likely':
      return [checked(words, 'badge.lastChecked', age), ...(can('keep-here') ? [words.say('badge.weKeep')] : [])];
    case 'ask':
      return [words.say('badge.lookFirst')];
    case 'unknown':
      return [
        age === null ? words.say('badge.neverHeard') : words.say('badge.lastHeard', { age }),
        ...(can('ship') ? [words.say('badge.sendInstead')] : []),
      ];
    case 'out':
      return [
        checked(words, 'badge.checked', age),
        storesNearby > 0 ? words.say('badge.others', { count: storesNearby }) : words.say('badge.nowhere'),
      ];
  }
}

const checked = (words: Speaker, id: 'badge.checked' | 'badge.lastChecked', age: string | null): string =>
  age === null ? words.say('badge.neverHeard') : words.say(id, { age });

/** On a card there is room for three words. What another shelf may have is better news than what this one has not. */
export function quietText(words: Speaker, { here, nearby }: CardStock): { readonly band: Band; readonly text: string } {
  if ((here.band === 'out' || here.band === 'unknown') && nearby > 0) {
    return { band: 'likely', text: words.say('badge.nearby', { count: nearby }) };
  }
  const said: Record<Band, MessageId> = {
    'just-checked': 'badge.here',
    likely: 'badge.likely',
    ask: 'badge.ask',
    unknown: 'badge.unknown',
    out: 'badge.out',
  };
  return { band: here.band, text: words.say(said[here.band]) };
}

export const shortText = (words: Speaker, band: Band): string => words.say(`badge.short.${band}`);
