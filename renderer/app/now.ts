import { useSyncExternalStore } from 'react';

/** Ages are told in minutes; asked for a little more often, so that "just now" does not linger. */
const tickMs = 10_000;

let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now();
  for (const each of [...listeners]) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (ticking === undefined) {
    now = Date.now();
    ticking = setInterval(tick, tickMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** The time as the screens tell it: one ticker for all of them, running while any of them shows an age. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
