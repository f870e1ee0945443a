import type { Location } from '../contract/location.ts';
import { alwaysOpen, type Hours } from '../freshness/place-clocks.ts';

const [minutesAnHour, hoursADay, hoursAWeek] = [60, 24, 168];

/** A place's hours in its own time of that day. Without any its doors never close, which expects less of a figure than is so. */
export const hoursOf = ({ hours, timeZone }: Pick<Location, 'hours' | 'timeZone'>, at: number): Hours => ({
  open: hours.length === 0 ? alwaysOpen : weekOf(hours),
  offsetMs: offsetOf(timeZone, at),
});

function weekOf(openings: Location['hours']): number[] {
  const week = Array.from({ length: hoursAWeek }, () => 0);
  for (const { day, opens, closes } of openings) {
    const from = minutesOf(opens);
    const until = minutesOf(closes) > from ? minutesOf(closes) : minutesOf(closes) + hoursADay * minutesAnHour;
    for (let hour = Math.floor(from / minutesAnHour); hour * minutesAnHour < until; hour++) {
      const within = Math.min(until, (hour + 1) * minutesAnHour) - Math.max(from, hour * minutesAnHour);
      const place = ((day - 1) * hoursADay + hour) % hoursAWeek;
      week[place] = Math.min(1, (week[place] ?? 0) + within / minutesAnHour);
    }
  }
  return week;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * minutesAnHour + minutes;
}

/** A zone that this browser does not know counts as the kiosk's own: shops of one chain are seldom far apart. */
function offsetOf(timeZone: string, at: number): number {
  const zone = { timeZone };
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  try {
    const told = new Intl.DateTimeFormat('en-US', { ...zone, ...parts, hourCycle: 'h23' }).formatToParts(at);
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(told.find((each) => each.type === type)?.value ?? 0);
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return local - Math.floor(at / 60_000) * 60_000;
  } catch {
    return -new Date(at).getTimezoneOffset() * 60_000;
  }
}
