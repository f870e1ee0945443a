export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const cell = 30 * minute;
const cellsADay = day / cell;

export interface Opening {
  /** Monday first, in local minutes; twice the same is a closed day. */
  readonly hours: readonly (readonly [number, number])[];
  readonly offsetMinutes: number;
}

/** Shopping is counted in "busy days": time that runs while the doors are open, faster when more people come. An average day has one. */
export interface Calendar extends Opening {
  /** Local midnight at which the town begins. */
  readonly start: number;
  readonly days: number;
  readonly end: number;
  isOpen(at: number): boolean;
  /** Busy days from the beginning to this moment, and the moment of so many. */
  busyUntil(at: number): number;
  momentOf(busy: number): number;
  /** Local midnight of a day, and which day a moment is on. */
  midnight(dayIndex: number): number;
  dayOf(at: number): number;
  opensAt(dayIndex: number): number | null;
  closesAt(dayIndex: number): number | null;
}

/** How many come in each hour of a day, and on each day of a week (Monday first), in any unit. */
export interface Rush {
  hourly(hourOfDay: number): number;
  daily(weekday: number, dayIndex: number): number;
}

export function makeCalendar(mondayUtc: number, days: number, { hours, offsetMinutes }: Opening, rush: Rush): Calendar {
  const start = mondayUtc - offsetMinutes * minute;
  const busy = busyCells(days, hours, rush);
  const openingOf = (dayIndex: number) => {
    const opening = hours[dayIndex % 7];
    return opening === undefined || opening[0] === opening[1] ? null : opening;
  };
  const midnight = (dayIndex: number) => start + dayIndex * day;
  const edgeOf = (dayIndex: number, edge: 0 | 1) => {
    const opening = openingOf(dayIndex);
    return opening && midnight(dayIndex) + opening[edge] * minute;
  };
  const dayOf = (at: number) => Math.floor((at - start) / day);
  return {
    ...{ hours, offsetMinutes, start, days, end: midnight(days), midnight, dayOf },
    opensAt: (dayIndex) => edgeOf(dayIndex, 0),
    closesAt: (dayIndex) => edgeOf(dayIndex, 1),
    isOpen(at) {
      const [opens, closes] = [edgeOf(dayOf(at), 0), edgeOf(dayOf(at), 1)];
      return opens !== null && closes !== null && at >= opens && at < closes;
    },
    busyUntil(at) {
      const place = Math.min(Math.max((at - start) / cell, 0), busy.length - 1);
      const below = Math.floor(place);
      const from = busy[below] ?? 0;
      return from + (place - below) * ((busy[below + 1] ?? from) - from);
    },
    momentOf(amount) {
      const above = firstAbove(busy, amount);
      const [from, to] = [busy[above - 1] ?? 0, busy[above] ?? 0];
      return Math.round(start + (above - 1 + (amount - from) / (to - from)) * cell);
    },
  };
}

/** What has been sold by the end of each half hour, when a day sells one on average. */
function busyCells(days: number, hours: Opening['hours'], rush: Rush): Float64Array {
  const sums = new Float64Array(days * cellsADay + 1);
  for (let index = 0; index < days * cellsADay; index++) {
    const dayIndex = Math.floor(index / cellsADay);
    const [opens, closes] = hours[dayIndex % 7] ?? [0, 0];
    const at = ((index % cellsADay) * cell) / minute;
    const weight = at >= opens && at < closes ? rush.hourly(at / 60) * rush.daily(dayIndex % 7, dayIndex) : 0;
    sums[index + 1] = (sums[index] ?? 0) + weight;
  }
  const scale = days / (sums.at(-1) ?? 1);
  return sums.map((sum) => sum * scale);
}

/** The first cell whose sum is above the amount; the last one where none is. */
function firstAbove(sums: Float64Array, amount: number): number {
  let [low, high] = [1, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > amount) high = middle;
    else low = middle + 1;
  }
  return low;
}
