import { alwaysOpen } from '../../../sync/freshness/place-clocks.ts';

const [minutesAnHour, hoursADay, hoursAWeek] = [60, 24, 168];
type Openings = readonly (readonly [open: number, close: number])[];

/** Of each hour of the week how much the doors are open; without hours they never close. */
export function weekOf(openings: Openings | undefined): readonly number[] {
  if (openings === undefined) return alwaysOpen;
  const week = Array.from({ length: hoursAWeek }, () => 0);
  for (const [day, [open, close]] of openings.entries())
    for (let hour = 0; hour * minutesAnHour < close; hour++) {
      const within = Math.min(close, (hour + 1) * minutesAnHour) - Math.max(open, hour * minutesAnHour);
      const at = (day * hoursADay + hour) % hoursAWeek;
      if (within > 0) week[at] = Math.min(1, (week[at] ?? 0) + within / minutesAnHour);
    }
  return week;
}
