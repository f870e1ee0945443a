import type { Resource } from '../contract/feed.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { HintSource } from './office-hints.ts';

/** Hints that come faster are one: the first is told at once, and where a store changes all the time one pull a second brings it all. */
const leastApartMs = 1_000;
const firstRetryMs = 1_000;
const longestRetryMs = 60_000;

/**
 *   ask ──news or none──► told ──► a moment ──► ask
 *    └────── away ──────► pause, growing ───────▲
 *
 * A hint only makes a pull sooner: without any, feeds are pulled at their usual intervals.
 */
export function startHintWatch(parts: {
  readonly source: HintSource;
  readonly clock: Clock;
  readonly random: Random;
  onHint(changed: readonly Resource[]): void;
}): { close(): void } {
  const { source, clock, random, onHint } = parts;
  const closing = cancellationSource();
  const abort = new AbortController();

  async function run(): Promise<void> {
    let seq = 0;
    let failures = 0;
    while (!closing.cancelled) {
      const heard = await source.after(seq, abort.signal).catch(() => null);
      if (closing.cancelled) return;
      if (heard !== null && heard.resources.length > 0) onHint(heard.resources);
      seq = heard?.seq ?? seq;
      failures = heard === null ? failures + 1 : 0;
      await pause(clock, heard === null ? pauseAfter(failures) : leastApartMs, closing);
    }
  }

  const pauseAfter = (failures: number) =>
    firstRetryMs + random.next() * Math.min(longestRetryMs, firstRetryMs * 2 ** failures);

  void run();
  return {
    close() {
      closing.cancel();
      abort.abort();
    },
  };
}
