import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import type { CardStock } from '../../sync/worker/catalog-api.ts';
import type { MessageId } from './en.ts';
import type { Words } from './use-words.tsx';

/** The part of the words that badges need. */
export type Speaker = Pick<Words, 'say' | 'age'>;

/** How the question to the store stands that opening a product asks (FR33). */
export type LiveCheck = 'none' | 'checking' | 'answered' | 'unanswered';

/** What a badge says: what it means for me, how we know, what can be done; and all that matters of it in a sentence, to be read out. */
export interface BadgeText {
  readonly title: string;
  readonly how: string;
  readonly next: string | null;
  readonly said: string;
}

interface Circumstances {
  readonly now: number;
  readonly storesNearby: number;
  readonly check: LiveCheck;
}

const minute = 60_000;
/** Younger than this, "was here" would sound as if it had gone. */
const wasFromMs = 60 * minute;

export function badgeText(words: Speaker, stock: StockView, circumstances: Circumstances): BadgeText {
  const age = ageText(words, stock, circumstances.now);
  return {
    title: titleOf(words, stock, age),
    how: howOf(words, stock, age, circumstances.check),
    next: nextOf(words, stock, circumstances.storesNearby),
    said: saidOf(words, stock, age),
  };
}

export function ageText(words: Speaker, { ageMs }: StockView, now: number): string | null {
  return ageMs === null ? null : words.age(ageMs, now);
}

const isNow = ({ ageMs }: StockView): boolean => ageMs !== null && ageMs < minute;
const isLongAgo = ({ ageMs }: StockView): boolean => ageMs !== null && ageMs >= wasFromMs;

function titleOf(words: Speaker, stock: StockView, age: string | null): string {
  switch (stock.band) {
    case 'just-checked':
      return stock.quantity === null ? words.say('badge.here') : words.say('badge.count', { count: stock.quantity });
    case 'likely':
      return words.say('badge.likely');
    case 'ask':
      if (age === null) return words.say('badge.ask');
      return isLongAgo(stock) ? words.say('badge.wasHere', { age }) : words.say('badge.maybe');
    case 'unknown':
      return words.say('badge.unknown');
    case 'out':
      return words.say('badge.out');
  }
}

function howOf(words: Speaker, stock: StockView, age: string | null, check: LiveCheck): string {
  if (age === null) return words.say('badge.neverHeard');
  if (stock.band === 'unknown') return words.say('badge.lastHeard', { age });
  if (check === 'unanswered' && !isNow(stock)) return words.say('badge.unanswered', { age });
  switch (stock.band) {
    case 'just-checked':
    case 'out':
      return isNow(stock) ? words.say('badge.justChecked') : words.say('badge.checked', { age });
    case 'likely':
      return words.say('badge.lastChecked', { age });
    case 'ask':
      return isLongAgo(stock) ? words.say('badge.mayHaveGone') : words.say('badge.notSure', { age });
  }
}

/** Only what is offered is held out (FR34). */
function nextOf(words: Speaker, { band, offers }: StockView, storesNearby: number): string | null {
  switch (band) {
    case 'just-checked':
    case 'likely':
      return offers.includes('keep-here') ? words.say('badge.weKeep') : null;
    case 'ask':
      return offers.includes('ask-associate') ? words.say('badge.lookFirst') : null;
    case 'unknown':
      return offers.includes('ship') ? words.say('badge.sendInstead') : null;
    case 'out':
      return storesNearby > 0 ? words.say('badge.others', { count: storesNearby }) : words.say('badge.nowhere');
  }
}

/** One sentence, so that who listens hears what it means and how old it is in one breath (FR32). */
function saidOf(words: Speaker, stock: StockView, age: string | null): string {
  if (age === null) return words.say('badge.said.neverHeard');
  switch (stock.band) {
    case 'just-checked':
      return hereSaid(words, stock, age);
    case 'likely':
      return words.say('badge.said.likely', { age });
    case 'ask':
      return words.say(isLongAgo(stock) ? 'badge.said.wasHere' : 'badge.said.maybe', { age });
    case 'unknown':
      return words.say('badge.said.unknown', { age });
    case 'out':
      return words.say('badge.said.out', { age });
  }
}

function hereSaid(words: Speaker, stock: StockView, age: string): string {
  const { quantity } = stock;
  if (quantity === null) return isNow(stock) ? words.say('badge.said.hereNow') : words.say('badge.said.here', { age });
  return isNow(stock)
    ? words.say('badge.said.countNow', { count: quantity })
    : words.say('badge.said.count', { count: quantity, age });
}

/** What has to change for a badge to be read out again: never its age alone (FR32). */
export const meaningOf = (variant: string, { band, quantity }: StockView): string =>
  JSON.stringify([variant, band, quantity]);

/** On a card there is room for three words. What another shelf may have is better news than what this one has not. */
export function quietText(words: Speaker, { here, nearby }: CardStock): { readonly band: Band; readonly text: string } {
  if ((here.band === 'out' || here.band === 'unknown') && nearby > 0) {
    return { band: 'likely', text: words.say('badge.nearby', { count: nearby }) };
  }
  return { band: here.band, text: words.say(bandTitles[here.band]) };
}

/** What a band is called where there is no figure to go with it. */
export const bandTitles: Readonly<Record<Band, MessageId>> = {
  'just-checked': 'badge.here',
  likely: 'badge.likely',
  ask: 'badge.ask',
  unknown: 'badge.unknown',
  out: 'badge.out',
};

export const shortText = (words: Speaker, band: Band): string => words.say(`badge.short.${band}`);
