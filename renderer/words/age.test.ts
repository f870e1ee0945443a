import { describe, expect, test } from 'vitest';
import { ageWords } from './age.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = (text: string) => new Date(text).getTime();
const between = (then: string, now: string) => ageWords(at(now) - at(then), at(now));

describe('how long ago', () => {
  test('under a minute is just now', () => {
    expect(ageWords(59_999, at('2026-03-03T15:00:00'))).toEqual({ id: 'age.now' });
  });

  test('under an hour is told in whole minutes, rounded down', () => {
    expect(ageWords(2 * minute + 59_000, at('2026-03-03T15:00:00'))).toEqual({ id: 'age.minutes', minutes: 2 });
  });

  test('a figure of the morning is "this morning" once the morning is over', () => {
    expect(between('2026-03-03T09:10:00', '2026-03-03T15:00:00')).toEqual({ id: 'age.morning' });
  });

  test('within the morning itself hours say more', () => {
    expect(between('2026-03-03T08:10:00', '2026-03-03T11:30:00')).toEqual({ id: 'age.hours', hours: 3 });
  });

  test('the small hours are not a morning', () => {
    expect(between('2026-03-03T02:00:00', '2026-03-03T15:00:00')).toEqual({ id: 'age.hours', hours: 13 });
  });

  test('yesterday is a matter of the calendar, not of 24 hours', () => {
    expect(between('2026-03-02T23:30:00', '2026-03-03T01:00:00')).toEqual({ id: 'age.yesterday' });
    expect(between('2026-03-02T00:10:00', '2026-03-03T23:50:00')).toEqual({ id: 'age.yesterday' });
  });

  test('within a week it is the weekday, later the date', () => {
    expect(between('2026-02-27T12:00:00', '2026-03-03T12:00:00').id).toBe('age.weekday');
    expect(between('2026-02-20T12:00:00', '2026-03-03T12:00:00').id).toBe('age.date');
  });

  test('growing older never sounds younger', () => {
    const order = ['age.now', 'age.minutes', 'age.hours', 'age.morning', 'age.yesterday', 'age.weekday', 'age.date'];
    const now = at('2026-03-03T23:00:00');
    let before = 0;
    for (let age = 0; age < 12 * 24 * hour; age += 7 * minute) {
      const { id } = ageWords(age, now);
      // Hours and "this morning" take turns within a day; all else only moves on.
      const rank = id === 'age.morning' ? 2 : order.indexOf(id);
      expect(rank).toBeGreaterThanOrEqual(before);
      before = rank;
    }
  });
});
