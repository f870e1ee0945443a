import { describe, expect, test } from 'vitest';
import { openingAt } from './opening.ts';

const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '20:00' }));
const place = { timeZone: 'Europe/Berlin', hours: [...weekdays, { day: 6, opens: '10:00', closes: '24:00' }] };
const at = (text: string) => new Date(text).getTime();

describe('opening hours', () => {
  test('are read on the clock of the place', () => {
    // 18:30 in London is 19:30 in Berlin, half an hour before closing.
    expect(openingAt(place, at('2026-03-03T18:30:00Z'))).toEqual({ state: 'open', until: '20:00' });
    expect(openingAt(place, at('2026-03-03T19:30:00Z'))).toEqual({ state: 'opens', at: '09:00', inDays: 1 });
  });

  test('before the doors open it says when today', () => {
    expect(openingAt(place, at('2026-03-03T06:00:00Z'))).toEqual({ state: 'opens', at: '09:00', inDays: 0 });
  });

  test('a day that ends at midnight is open until then', () => {
    expect(openingAt(place, at('2026-03-07T22:30:00Z'))).toEqual({ state: 'open', until: '24:00' });
  });

  test('the next day with hours is found across the week end', () => {
    expect(openingAt(place, at('2026-03-08T10:00:00Z'))).toEqual({ state: 'opens', at: '09:00', inDays: 1 });
  });

  test('closing for lunch opens again the same day', () => {
    const siesta = {
      timeZone: 'Europe/Madrid',
      hours: [
        { day: 2, opens: '16:00', closes: '20:00' },
        { day: 2, opens: '09:00', closes: '13:00' },
      ],
    };
    expect(openingAt(siesta, at('2026-03-03T13:00:00Z'))).toEqual({ state: 'opens', at: '16:00', inDays: 0 });
  });

  test('a place without hours is closed and does not throw', () => {
    expect(openingAt({ timeZone: 'nowhere', hours: [] }, 0)).toEqual({ state: 'closed' });
  });
});
