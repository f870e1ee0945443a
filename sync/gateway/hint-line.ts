import type { CatalogPort } from '../contract/commerce-port.ts';
import { type Resource, resources } from '../contract/feed.ts';
import type { HintsHeard } from '../contract/hint.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';

/** What the store hinted at, for any number of windows that ask. */
export interface HintLine {
  /** At once when there was a hint after `seq`, else when there is or after `ms`. */
  waitForHint(seq: number, ms: number): Promise<HintsHeard>;
  close(): void;
}

interface Parts {
  readonly listen: CatalogPort['hints'];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

const firstRetryMs = 1_000;
/** A hint only makes a pull sooner; a store that offers none is asked once a minute and no more. */
const longestRetryMs = 60_000;

/**
 *   listen ──the line stands──► heard ──► heard … ──it breaks──► pause, growing ──► listen
 *      └──────────── refused ─────────────────────────────────────────▲
 */
export function openHintLine({ listen, clock, random, logger }: Parts): HintLine {
  const closing = cancellationSource();
  const waiting = new Set<() => void>();
  /** The number of the newest hint about each resource. */
  const heardAt = new Map<Resource, number>();
  let seq = 0;
  let failures = 0;

  function onHint(changed: readonly Resource[]): void {
    failures = 0;
    seq++;
    for (const resource of changed) heardAt.set(resource, seq);
    for (const wake of waiting) wake();
  }

  async function run(hints: NonNullable<CatalogPort['hints']>): Promise<void> {
    while (!closing.cancelled) {
      const ended = await hints(onHint, closing).catch(() => null);
      if (closing.cancelled) return;
      const growing = Math.min(longestRetryMs, firstRetryMs * 2 ** failures++);
      logger.info('hints-ended', { kind: ended?.kind ?? 'unknown' });
      await pause(clock, firstRetryMs + random.next() * growing, closing);
    }
  }

  /** Of a number from the life of another back office it is not known what it has seen. */
  const heardAfter = (known: number): HintsHeard => ({
    seq,
    resources: resources.filter((resource) => known > seq || (heardAt.get(resource) ?? 0) > known),
  });

  if (listen !== undefined) void run(listen);
  return {
    async waitForHint(known, ms) {
      if (known !== seq || ms <= 0 || closing.cancelled) return heardAfter(known);
      const news = cancellationSource();
      waiting.add(news.cancel);
      await pause(clock, ms, news);
      waiting.delete(news.cancel);
      return heardAfter(known);
    },
    close() {
      closing.cancel();
      for (const wake of waiting) wake();
    },
  };
}
