/** How long ago something was, the way a person would say it. */
export type AgeWords =
  | { readonly id: 'age.now' }
  | { readonly id: 'age.minutes'; readonly minutes: number }
  | { readonly id: 'age.hours'; readonly hours: number }
  | { readonly id: 'age.morning' }
  | { readonly id: 'age.yesterday' }
  | { readonly id: 'age.weekday'; readonly at: number }
  | { readonly id: 'age.date'; readonly at: number };

const minute = 60_000;
const hour = 60 * minute;
const morningBegins = 5;
const noon = 12;

/** `now` is the wall clock: "this morning" and "yesterday" are the calendar's business, where the kiosk stands. */
export function ageWords(ageMs: number, now: number): AgeWords {
  if (ageMs < minute) return { id: 'age.now' };
  if (ageMs < hour) return { id: 'age.minutes', minutes: Math.floor(ageMs / minute) };
  const at = now - ageMs;
  const nights = nightsBetween(at, now);
  if (nights === 0) return earlierToday(ageMs, at, now);
  if (nights === 1) return { id: 'age.yesterday' };
  return nights < 7 ? { id: 'age.weekday', at } : { id: 'age.date', at };
}

function earlierToday(ageMs: number, at: number, now: number): AgeWords {
  const seenAt = new Date(at).getHours();
  const morningIsOver = new Date(now).getHours() >= noon;
  if (morningIsOver && seenAt >= morningBegins && seenAt < noon) return { id: 'age.morning' };
  return { id: 'age.hours', hours: Math.floor(ageMs / hour) };
}

/** Counted on calendar days, so that a day of 23 or 25 hours is one night all the same. */
function nightsBetween(earlier: number, later: number): number {
  const day = (at: number) => {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((day(later) - day(earlier)) / (24 * hour));
}
