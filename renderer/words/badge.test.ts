import { describe, expect, test } from 'vitest';
import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import { badgeText, quietText, type Speaker } from './badge.ts';
import { en } from './en.ts';

/** Says the English message as it is written, and ages in seconds. */
const speaker: Speaker = {
  say: (id, values) =>
    Object.entries(values ?? {}).reduce<string>(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      en[id],
    ),
  age: (ageMs) => `${ageMs / 1_000} s ago`,
};

const stock = (band: Band, changes: Partial<StockView> = {}): StockView => ({
  band,
  quantity: null,
  ageMs: 60_000,
  probability: null,
  offers: ['ship'],
  ...changes,
});

const circumstances = { now: 5_000, readAt: 0, storesNearby: 0 };
const say = (view: StockView, changes: Partial<typeof circumstances> = {}) =>
  badgeText(speaker, view, { ...circumstances, ...changes });

describe('the badge', () => {
  test('FR3 names a number only where one is given', () => {
    expect(say(stock('just-checked', { quantity: 4 })).title).toContain('plural');
    expect(say(stock('just-checked')).title).toBe(en['badge.here']);
    expect(say(stock('likely', { quantity: 4 })).title).toBe(en['badge.likely']);
  });

  test('ages while it is looked at', () => {
    expect(say(stock('likely')).detail).toBe('Last checked 65 s ago.');
    expect(say(stock('ask')).title).toBe('Was here 65 s ago');
  });

  test('claims no age that is not known', () => {
    expect(say(stock('unknown', { ageMs: null })).detail).toContain(en['badge.neverHeard']);
    expect(say(stock('ask', { ageMs: null })).title).toBe(en['badge.ask']);
  });

  test('FR5 promises to keep one, or to send one, only where that is offered', () => {
    expect(say(stock('just-checked', { offers: ['keep-here'] })).detail).toContain(en['badge.weKeep']);
    expect(say(stock('just-checked')).detail).not.toContain(en['badge.weKeep']);
    expect(say(stock('unknown')).detail).toContain(en['badge.sendInstead']);
    expect(say(stock('unknown', { offers: [] })).detail).not.toContain(en['badge.sendInstead']);
  });

  test('when there is none here, says whether it is worth going on', () => {
    expect(say(stock('out'), { storesNearby: 2 }).detail).not.toContain(en['badge.nowhere']);
    expect(say(stock('out')).detail).toContain(en['badge.nowhere']);
  });
});

describe('the quiet badge', () => {
  test('says of every band what the badge says of it, shorter', () => {
    for (const band of ['just-checked', 'likely', 'ask', 'unknown', 'out'] as const) {
      expect(quietText(speaker, { here: stock(band), nearby: 0 }).band).toBe(band);
    }
  });

  test('turns to the stores nearby only when this one has nothing to promise', () => {
    expect(quietText(speaker, { here: stock('out'), nearby: 3 }).band).toBe('likely');
    expect(quietText(speaker, { here: stock('ask'), nearby: 3 }).band).toBe('ask');
  });
});
