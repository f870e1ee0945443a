import type { LocationView } from '../../sync/worker/catalog-api.ts';

export type Opening =
  | { readonly state: 'open'; readonly until: string }
  /** `inDays` 0 is later today. */
  | { readonly state: 'opens'; readonly at: string; readonly inDays: number }
  | { readonly state: 'closed' };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Are its doors open, on its own clock? */
export function openingAt(place: Pick<LocationView, 'hours' | 'timeZone'>, now: number): Opening {
  const { day, time } = clockThere(place.timeZone, now);
  const today = place.hours.filter((hours) => hours.day === day);
  const open = today.find((hours) => hours.opens <= time && time < hours.closes);
  if (open) return { state: 'open', until: open.closes };
  for (let inDays = 0; inDays < 7; inDays++) {
    const next = place.hours
      .filter((hours) => hours.day === ((day - 1 + inDays) % 7) + 1 && (inDays > 0 || hours.opens > time))
      .toSorted((a, b) => (a.opens < b.opens ? -1 : 1))[0];
    if (next) return { state: 'opens', at: next.opens, inDays };
  }
  return { state: 'closed' };
}

/** Weekday and time as its wall clock shows them. A zone this runtime does not know is read as our own. */
function clockThere(timeZone: string, now: number): { day: number; time: string } {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(now)
      .map((part) => [part.type, part.value]),
  );
  return {
    day: weekdays.indexOf(parts.get('weekday') ?? 'Mon') + 1,
    time: `${parts.get('hour') ?? '00'}:${parts.get('minute') ?? '00'}`,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = isZone(timeZone)
    ? new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
    : new Intl.DateTimeFormat('en-GB', options);
  formats.set(timeZone, format);
  return format;
}

export function isZone(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
