import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { IntlProvider, type IntlShape, useIntl } from 'react-intl';
import type { Money } from '../../sync/contract/money.ts';
import { ageWords } from './age.ts';
import type { MessageId } from './en.ts';
import {
  formatClock,
  formatCount,
  formatDate,
  formatDistance,
  formatMoney,
  formatPercent,
  formatRoundMoney,
  formatWeekday,
  formatWeight,
} from './formats.ts';
import { isolated, type Values } from './isolated.ts';
import { type Tongue, tongueOf } from './languages.ts';

/** Everything a screen says goes through here: messages, money, ages, distances, in the shopper's language. */
export interface Words {
  readonly language: string;
  readonly tongue: Tongue;
  say(id: MessageId, values?: Values): string;
  /** A message with its `<b>` parts set in bold. */
  tell(id: MessageId, values?: Values): ReactNode;
  money(money: Money): string;
  roundMoney(money: Money): string;
  weight(grams: number): string;
  list(parts: readonly string[]): string;
  count(count: number): string;
  percent(share: number): string;
  distance(kilometres: number): string;
  clock(at: number, timeZone?: string): string;
  /** Day and month. */
  date(at: number): string;
  /** Short, for a line that has a time as well. */
  weekday(at: number): string;
  age(ageMs: number, now: number): string;
}

const WordsContext = createContext<Words | null>(null);

const bold = (chunks: ReactNode) => <b>{chunks}</b>;

export function WordsProvider({ language, children }: { readonly language: string; readonly children: ReactNode }) {
  const tongue = tongueOf(language);
  return (
    <IntlProvider locale={tongue.locale} messages={tongue.messages} key={language}>
      <Spoken language={language}>{children}</Spoken>
    </IntlProvider>
  );
}

/** Made once for all who speak: a grid of cards would make a hundred of them. */
function Spoken({ language, children }: { readonly language: string; readonly children: ReactNode }) {
  const intl = useIntl();
  const words = useMemo(() => wordsIn(language, intl), [language, intl]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('Somebody spoke outside of a language');
  return words;
}

export function wordsIn(language: string, intl: IntlShape): Words {
  const tongue = tongueOf(language);
  const { locale } = tongue;
  const isolate = isolated(tongue.direction);
  const say: Words['say'] = (id, values) => intl.formatMessage({ id }, isolate(values));
  return {
    language,
    tongue,
    say,
    tell: (id, values) => intl.formatMessage({ id }, { ...isolate(values), b: bold }),
    money: (money) => formatMoney(locale, money),
    roundMoney: (money) => formatRoundMoney(locale, money),
    weight: (grams) => formatWeight(locale, grams),
    list: (parts) => parts.join(say('common.comma')),
    count: (count) => formatCount(locale, count),
    percent: (share) => formatPercent(locale, share),
    distance: (kilometres) => formatDistance(locale, kilometres),
    clock: (at, timeZone) => formatClock(locale, at, timeZone),
    date: (at) => formatDate(locale, at),
    weekday: (at) => formatWeekday(locale, at, 'short'),
    age: (ageMs, now) => {
      const words = ageWords(ageMs, now);
      if (words.id === 'age.weekday') return say(words.id, { day: formatWeekday(locale, words.at, 'long') });
      if (words.id === 'age.date') return say(words.id, { day: formatDate(locale, words.at) });
      return say(words.id, { ...words });
    },
  };
}
