import { pick, type Random } from '../../sync/kernel/random.ts';

/** How long after an order was asked for the kill comes. */
export interface Moments {
  next(): number;
  /** How long saving took this time: the next moments are aimed by it. */
  saved(ms: number): void;
}

/** Preparing, committing and writing down what came of it, with a store that takes its time. */
const onItsWayMs = 250;
const anyTimeMs = 600;
const firstGuessMs = 15;
/** Fast enough to follow a machine that gets busier, slow enough not to follow one slow order. */
const follow = 0.2;

/** Mostly in the middle of an order: half of them before the shopper has an answer, a third while it is on its way to the store. */
export function aimedMoments(random: Random): Moments {
  let usualMs = firstGuessMs;
  const aims = [
    () => random.next() * usualMs,
    () => random.next() * usualMs,
    () => random.next() * usualMs,
    () => usualMs + random.next() * onItsWayMs,
    () => usualMs + random.next() * onItsWayMs,
    () => random.next() * anyTimeMs,
  ];
  return {
    next: () => pick(random, aims)(),
    saved(ms) {
      usualMs += follow * (ms - usualMs);
    },
  };
}

/** Finer than a timer, and what is to be sent meanwhile is sent. */
export async function untilMoment(at: number): Promise<void> {
  while (performance.now() < at) await new Promise((resolve) => setImmediate(resolve));
}
