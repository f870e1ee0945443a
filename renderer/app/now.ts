import { useSyncExternalStore } from 'react';
import type { Live } from './live.ts';

/** Ages are told in minutes; asked for a little more often, so that "just now" does not linger. */
const tickMs = 10_000;

/** What a ticker needs of the world. */
export interface TickerPorts {
  now(): number;
  /** Answers how to stop it. */
  every(ms: number, task: () => void): () => void;
  readonly page: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
}

/**
 * The time as the screens tell it, with one timer for all of them (FR31):
 *
 *            somebody looks              the page is hidden
 *   resting ───────────────► ticking ──────────────────────► waiting
 *      ▲                      │   ▲                             │
 *      └──── nobody does ─────┘   └── it is shown: ticks at once ┘
 */
export function createTicker({ now, every, page }: TickerPorts): Live<number> {
  const listeners = new Set<() => void>();
  let at = now();
  let stop: (() => void) | null = null;

  function tick(): void {
    at = now();
    for (const listener of [...listeners]) listener();
  }

  function halt(): void {
    stop?.();
    stop = null;
  }

  function onVisibility(): void {
    halt();
    if (page.hidden) return;
    stop = every(tickMs, tick);
    tick();
  }

  return {
    get: () => at,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        page.addEventListener('visibilitychange', onVisibility);
        at = now();
        if (!page.hidden) stop = every(tickMs, tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener('visibilitychange', onVisibility);
        halt();
      };
    },
  };
}

let shared: Live<number> | null = null;

function ticker(): Live<number> {
  shared ??= createTicker({
    now: () => Date.now(),
    every(ms, task) {
      const timer = setInterval(task, ms);
      return () => clearInterval(timer);
    },
    page: document,
  });
  return shared;
}

const subscribe = (listener: () => void): (() => void) => ticker().subscribe(listener);
const current = (): number => ticker().get();

export const useNow = (): number => useSyncExternalStore(subscribe, current);
