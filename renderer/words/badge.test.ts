import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import { type BadgeText, badgeText, type LiveCheck, meaningOf, quietText } from './badge.ts';
import { tongueOf } from './languages.ts';
import { wordsIn } from './use-words.tsx';

const minute = 60_000;
const hour = 60 * minute;
const now = new Date('2026-03-03T15:00:00').getTime();
const bands: readonly Band[] = ['just-checked', 'likely', 'ask', 'unknown', 'out'];
const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;

const speaker = (language: string) => {
  const { locale, messages } = tongueOf(language);
  return wordsIn(language, createIntl({ locale, messages, onError: (problem) => expect.unreachable(String(problem)) }));
};

const stock = (band: Band, changes: Partial<StockView> = {}): StockView => ({
  band,
  quantity: null,
  ageMs: 0,
  probability: null,
  offers: ['ship'],
  ...changes,
});

interface Asked {
  readonly language?: string;
  readonly storesNearby?: number;
  readonly check?: LiveCheck;
}
/** With plain spaces: those that keep a number with its unit look the same here. */
const say = (view: StockView, { language = 'en', storesNearby = 0, check = 'none' }: Asked = {}): BadgeText => {
  const { title, how, next, said } = badgeText(speaker(language), view, { now, storesNearby, check });
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  return { title: plain(title), how: plain(how), next: next === null ? null : plain(next), said: plain(said) };
};

describe('what a shopper reads', () => {
  test('FR30 in this store: 4, just checked', () => {
    const text = say(stock('just-checked', { quantity: 4, offers: ['keep-here'] }));
    expect(text).toEqual({
      title: '4 in this store',
      how: 'Just checked.',
      next: 'We can keep one for you at the till.',
      said: 'In this store: 4, just checked.',
    });
    expect(say(stock('just-checked', { quantity: 4, ageMs: 2 * minute })).said).toBe(
      'In this store: 4, checked 2 min ago.',
    );
  });

  test('FR30 very likely here, last checked 25 min ago', () => {
    const text = say(stock('likely', { ageMs: 25 * minute }));
    expect(text).toMatchObject({ title: 'Very likely here', how: 'Last checked 25 min ago.', next: null });
    expect(text.said).toBe('Very likely here, last checked 25 min ago.');
  });

  test('FR30 was here this morning: ask us to check', () => {
    const text = say(stock('ask', { ageMs: 6 * hour, offers: ['ask-associate', 'ship'] }));
    expect(text).toMatchObject({ title: 'Was here this morning', next: 'Ask us to check before you count on it.' });
    expect(text.said).toBe('Was here this morning: ask us to check.');
  });

  test('FR30 what was there a moment ago is not told as gone', () => {
    expect(say(stock('ask', { ageMs: 2 * minute }))).toMatchObject({
      title: 'Perhaps here',
      said: 'Perhaps here, checked 2 min ago: ask us to check.',
    });
  });

  test('FR30 we can’t tell at the moment, with the age of what we last heard, if there is one', () => {
    expect(say(stock('unknown', { ageMs: 26 * hour })).said).toBe(
      'We can’t tell at the moment: we last heard from this store yesterday.',
    );
    const never = say(stock('unknown', { ageMs: null }));
    expect(never).toMatchObject({ title: 'We can’t tell at the moment', how: 'This store has not told us yet.' });
  });

  test('FR30 when there is none here, whether it is worth going on', () => {
    expect(say(stock('out'), { storesNearby: 2 }).next).toBe('2 stores nearby may have it.');
    expect(say(stock('out')).next).toBe('No store nearby has it either.');
  });
});

describe.each(languages)('in %s', (language) => {
  const ages = [0, 2 * minute, 25 * minute, 6 * hour, 26 * hour, 5 * 24 * hour, null];

  test('FR30 every band has words of its own, whole, for every age', () => {
    for (const ageMs of ages) {
      const texts = bands.map((band) => say(stock(band, { ageMs }), { language, storesNearby: 3 }));
      expect(new Set(texts.map(({ title }) => title)).size).toBe(bands.length);
      for (const { title, how, said } of texts)
        for (const part of [title, how, said]) expect(part).toMatch(/^[^{}]{3,140}$/);
    }
  });

  test('FR3 FR30 a number stands in "just checked" alone, also for those who listen', () => {
    for (const band of bands) {
      const { title, said } = say(stock(band, { quantity: 1_234, ageMs: 0 }), { language });
      for (const part of [title, said]) expect(/1.?234/.test(part)).toBe(band === 'just-checked');
    }
  });

  test('FR32 who listens is told what it means and how old it is in one sentence', () => {
    for (const band of bands)
      for (const ageMs of ages) {
        const { said } = say(stock(band, { ageMs, quantity: band === 'just-checked' ? 4 : null }), { language });
        // "25 Min." and "25 min" are no ends.
        expect(said.match(/[.!?](?=\s\S|$)(?<!\d+\s\p{L}+\.(?=\s))/gu)).toHaveLength(1);
      }
  });

  test('FR30 counts stores with the plural forms of the language', () => {
    const counted = [1, 2, 3, 11, 100].map((count) => say(stock('out'), { language, storesNearby: count }).next ?? '');
    const forms = counted.map((text) => text.replaceAll(/\d+/g, '#'));
    expect(new Set(forms).size).toBeGreaterThanOrEqual(language === 'ar' ? 5 : 2);
  });
});

describe('what is held out', () => {
  test('FR34 is only what is offered', () => {
    for (const band of bands) {
      const without = say(stock(band, { offers: [] }), { storesNearby: 0 }).next;
      expect(without === null || band === 'out').toBe(true);
    }
    expect(say(stock('unknown')).next).toContain('sent home');
    expect(say(stock('likely', { offers: ['keep-here'] })).next).toContain('keep one');
  });
});

describe('the question to the store', () => {
  const view = stock('likely', { ageMs: 25 * minute });

  test('FR33 leaves what is known standing while it is on its way, and when it is answered', () => {
    expect(say(view, { check: 'checking' })).toEqual(say(view));
    expect(say(view, { check: 'answered' })).toEqual(say(view));
  });

  test('FR33 without an answer it is said, and the age stays', () => {
    expect(say(view, { check: 'unanswered' }).how).toBe('Checked 25 min ago, no answer now.');
    expect(say(view, { check: 'unanswered' }).title).toBe(say(view).title);
  });
});

describe('what is read out again', () => {
  test('FR32 is another band, another number or another variant, and never an age', () => {
    const before = meaningOf('v1', stock('just-checked', { quantity: 4, ageMs: 1_000 }));
    expect(meaningOf('v1', stock('just-checked', { quantity: 4, ageMs: 61_000 }))).toBe(before);
    expect(meaningOf('v1', stock('just-checked', { quantity: 3, ageMs: 1_000 }))).not.toBe(before);
    expect(meaningOf('v1', stock('likely', { ageMs: 1_000 }))).not.toBe(before);
    expect(meaningOf('v2', stock('just-checked', { quantity: 4, ageMs: 1_000 }))).not.toBe(before);
  });
});

describe('the quiet badge', () => {
  const english = speaker('en');

  test('FR36 says of every band what the badge says of it, shorter, and no number', () => {
    for (const band of bands) {
      const quiet = quietText(english, { here: stock(band, { quantity: 4 }), nearby: 0 });
      expect(quiet.band).toBe(band);
      expect(quiet.text).not.toContain('4');
    }
  });

  test('FR36 turns to the stores nearby only when this one has nothing to promise', () => {
    expect(quietText(english, { here: stock('out'), nearby: 3 }).band).toBe('likely');
    expect(quietText(english, { here: stock('ask'), nearby: 3 }).band).toBe('ask');
  });
});
