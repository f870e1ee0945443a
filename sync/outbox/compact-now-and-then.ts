import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Journal } from './open-journal.ts';
import { isFinal, type OrderRecord } from './order-record.ts';

/** By then a kiosk that starts has its first screen, and has sent what was waiting. */
const afterStartMs = 60_000;
/** A segment takes days to fill; what may be dropped has been of no use for months. */
const everyMs = 6 * 3_600_000;
/**
 * An order whose number is forgotten would be taken again from whoever still holds it, so this is longer than any window keeps its copy,
 * and than anybody asks for an order of last Christmas.
 */
const keptAfterWipeMs = 400 * 86_400_000;

interface CompactionParts {
  readonly journal: Pick<Journal, 'compact'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly orders: { mayDrop(): ReadonlySet<string> };
}

/** Keeps the journal short: a while after the start, and then now and then. */
export function startCompaction({ journal, clock, logger, orders }: CompactionParts): { close(): void } {
  let cancelTimer = clock.after(afterStartMs, () => void compact());
  let closed = false;

  async function compact(): Promise<void> {
    const done = await journal.compact(orders.mayDrop());
    if (!done.ok) logger.warn('journal-not-compacted', { problem: done.problem.kind });
    else if (done.value.segments > 0) logger.info('journal-compacted', { ...done.value });
    if (!closed) cancelTimer = clock.after(everyMs, () => void compact());
  }

  return {
    close() {
      closed = true;
      cancelTimer();
    },
  };
}

/** Only what is final and has nothing personal left, and that for a long time. */
export function mayBeDropped(order: OrderRecord, now: number): boolean {
  return isFinal(order) && order.wipedAt !== null && now - order.wipedAt > keptAfterWipeMs;
}
