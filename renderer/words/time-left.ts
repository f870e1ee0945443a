/** How long something will still take, as one would say it: never more exact than it can be. */
export type TimeLeft =
  | { readonly id: 'fill.left.moment' }
  | { readonly id: 'fill.left.minutes'; readonly minutes: number }
  | { readonly id: 'fill.left.hours'; readonly hours: number };

const minute = 60;
/** Beyond this an estimate jumps about by minutes, so it is told in steps of five. */
const exactMinutes = 10;
const mostMinutes = 90;

/** Rounded up: who waits is glad when it was shorter. */
export function timeLeft(seconds: number): TimeLeft {
  const minutes = Math.ceil(seconds / minute);
  if (seconds < 0.75 * minute) return { id: 'fill.left.moment' };
  if (minutes <= exactMinutes) return { id: 'fill.left.minutes', minutes };
  if (minutes <= mostMinutes) return { id: 'fill.left.minutes', minutes: Math.ceil(minutes / 5) * 5 };
  return { id: 'fill.left.hours', hours: Math.ceil(minutes / 60) };
}
