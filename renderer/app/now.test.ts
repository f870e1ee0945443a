import { describe, expect, test } from 'vitest';
import { createTicker } from './now.ts';

/** A page that can be hidden, and a timer that is turned by hand. */
function stage() {
  const running = new Set<() => void>();
  const watchers = new Set<() => void>();
  let time = 1_000;
  const page = {
    hidden: false,
    addEventListener: (_: string, watcher: () => void) => void watchers.add(watcher),
    removeEventListener: (_: string, watcher: () => void) => void watchers.delete(watcher),
  };
  const ticker = createTicker({
    now: () => time,
    every(_, task) {
      running.add(task);
      return () => running.delete(task);
    },
    page: page as unknown as Document,
  });
  return {
    ticker,
    timers: () => running.size,
    watchers: () => watchers.size,
    passes(ms: number) {
      time += ms;
      for (const task of [...running]) task();
    },
    hides(hidden: boolean) {
      page.hidden = hidden;
      for (const watcher of [...watchers]) watcher();
    },
  };
}

describe('the time that screens tell', () => {
  test('FR31 comes from one timer, however many look, and from none when nobody does', () => {
    const { ticker, timers, watchers } = stage();
    expect(timers()).toBe(0);
    const leave = [ticker.subscribe(() => {}), ticker.subscribe(() => {}), ticker.subscribe(() => {})];
    expect(timers()).toBe(1);
    for (const each of leave) each();
    expect([timers(), watchers()]).toEqual([0, 0]);
  });

  test('FR31 stands still while the page is hidden, and is right at once when it is shown', () => {
    const { ticker, timers, passes, hides } = stage();
    let told = 0;
    ticker.subscribe(() => void told++);
    hides(true);
    expect(timers()).toBe(0);
    passes(60_000);
    expect(told).toBe(0);
    hides(false);
    expect([timers(), told, ticker.get()]).toEqual([1, 1, 61_000]);
    passes(10_000);
    expect(ticker.get()).toBe(71_000);
  });

  test('FR31 is the time of the moment for who begins to look, and runs no timer for a page that is hidden', () => {
    const { ticker, timers, passes, hides } = stage();
    hides(true);
    passes(5_000);
    ticker.subscribe(() => {});
    expect([ticker.get(), timers()]).toEqual([6_000, 0]);
    hides(false);
    expect(timers()).toBe(1);
  });
});
