import type { CatalogLocation } from '../catalog/rows.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a thousand times what using it costs. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, fresh);
  return fresh;
}

/** Are the doors of this shop open at this moment, by its own clock? */
export function isOpenAt({ timeZone, hours }: Pick<CatalogLocation, 'timeZone' | 'hours'>, moment: number): boolean {
  const parts = formatIn(timeZone).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = weekdays.indexOf(part('weekday')) + 1;
  const time = `${part('hour')}:${part('minute')}`;
  return hours.some((opening) => opening.day === day && opening.opens <= time && time < opening.closes);
}

const lookEveryMs = 1_800_000;
const lookAheadMs = 7 * 24 * 3_600_000;

/** The next moment at which any of the shops is open, or now when that is none. A town that is first seen at night looks dead. */
export function nextOpening(locations: readonly CatalogLocation[], now: number): number {
  for (let moment = now; moment < now + lookAheadMs; moment += lookEveryMs)
    if (locations.some((location) => isOpenAt(location, moment))) return moment;
  return now;
}
