import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';

/** Long enough to be quiet, short enough that a proxy in between would not cut it. */
const waitMs = 20_000;
const awayPauseMs = 1_000;

/** Follows the journal: asks for what changed since the last it saw, keeps it, asks again. The journal is right, the mirror follows. */
export function startMirror(parts: {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The first time also with nothing new: what a kill left half done before is made whole then (OB14). */
  onOrders(views: readonly OrderView[]): Promise<void> | void;
}): { close(): void } {
  const { store, office, clock, logger, onOrders } = parts;
  const closing = cancellationSource();
  let united = false;

  async function follow(after: number, wait: number): Promise<'kept' | 'away' | 'other-journal'> {
    const changes = await office.changes(after, wait);
    if (changes === null || closing.cancelled) return 'away';
    if (changes.seq < after) return 'other-journal';
    // Most of the day nothing happens, and a kiosk that stands there idle need not write that down.
    if (united && changes.orders.length === 0) return 'kept';
    await store.mirror(changes.orders, changes.seq);
    await onOrders(changes.orders);
    united = true;
    return 'kept';
  }

  async function run(): Promise<void> {
    // The first question does not wait: at start, window and journal are united before anything else is believed.
    let wait = 0;
    while (!closing.cancelled) {
      const outcome = await follow(await store.seq(), wait);
      wait = outcome === 'kept' ? waitMs : 0;
      // A replaced disk: the journal that we followed is gone, so begin at the beginning of this one.
      if (outcome === 'other-journal') {
        await store.mirror([], 0);
        united = false;
      }
      if (outcome === 'away') await pause(clock, awayPauseMs, closing);
    }
  }

  async function runWhileStorageHolds(): Promise<void> {
    while (!closing.cancelled) {
      try {
        await run();
      } catch (error) {
        if (closing.cancelled) return;
        logger.warn('mirror.storage-failed', { name: error instanceof Error ? error.name : 'unknown' });
        await pause(clock, awayPauseMs, closing);
      }
    }
  }

  void runWhileStorageHolds();
  return { close: () => closing.cancel() };
}
