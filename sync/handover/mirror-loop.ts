import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import { errorName } from '../kernel/error-name.ts';
import type { Logger } from '../kernel/logger.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';

/** Long enough to be quiet, short enough that a proxy in between would not cut it. */
const waitMs = 20_000;
const awayPauseMs = 1_000;
/** An office that came back with another journal while nobody was asking it is noticed then; all that is asked again is a day's orders or so. */
const uniteEveryMs = 3_600_000;

export interface MirrorLoop {
  /** The office is there again: do not wait for the next round. */
  wake(): void;
  close(): void;
}

type Outcome = 'kept' | 'away' | 'other-journal';

/**
 * Follows the journal: asks for what changed since the last it saw, keeps it, asks again. The journal is right, the mirror follows. At
 * start, and when the office was away, it is asked for everything: what this window's store has lost of it, nobody can tell from what is
 * left (OB45), and what the journal has lost is handed over again (OB47). So it is every hour: an office may have come and gone unnoticed.
 */
export function startMirror(parts: {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Of what was new. The first time also with nothing new: what a kill left half done before is made whole then (OB14). */
  onOrders(views: readonly OrderView[]): Promise<void> | void;
  /** The journal has lost what it had, and it waits here to be handed over. */
  onLost(): void;
}): MirrorLoop {
  const { store, office, clock, logger, onOrders, onLost } = parts;
  const closing = cancellationSource();
  let nap = cancellationSource();
  /** Up to where the journal is in the mirror; null before they are united. */
  let seen: number | null = null;
  let unitedAt = 0;

  async function follow(after: number, wait: number): Promise<Outcome> {
    const changes = await office.changes(after, wait);
    if (changes === null || closing.cancelled) return 'away';
    if (changes.seq < after) return 'other-journal';
    // Most of the day nothing happens, and a kiosk that stands there idle need not write that down.
    if (changes.orders.length === 0) return 'kept';
    await onOrders(await store.mirror(changes.orders));
    seen = changes.seq;
    return 'kept';
  }

  async function unite(): Promise<Outcome> {
    // Before the question: what is handed over while the answer is on its way is not in it, and not lost.
    const inJournal = await store.inJournal();
    const changes = await office.changes(0, 0);
    if (changes === null || closing.cancelled) return 'away';
    const { fresh, lost, gone, forgotten } = await store.unite(changes.orders, inJournal);
    if (gone > 0) void office.tell({ what: 'orders-lost', count: gone });
    if (forgotten > 0) void office.tell({ what: 'window-lost', count: forgotten });
    if (lost > 0) {
      logger.warn('orders-recovered', { count: lost });
      onLost();
    }
    await onOrders(fresh);
    seen = changes.seq;
    unitedAt = clock.monotonic();
    return 'kept';
  }

  async function run(): Promise<void> {
    for (let wait = 0; !closing.cancelled;) {
      // The first question does not wait: at start, window and journal are united before anything else is believed.
      const isOld = clock.monotonic() - unitedAt >= uniteEveryMs;
      const outcome = seen === null || isOld ? await unite() : await follow(seen, wait);
      wait = outcome === 'kept' ? waitMs : 0;
      // A replaced disk, or an office that was started again and may have found less on it than it had written.
      if (outcome !== 'kept') seen = null;
      if (outcome === 'away') await pause(clock, awayPauseMs, nap);
    }
  }

  async function runWhileStorageHolds(): Promise<void> {
    while (!closing.cancelled) {
      try {
        await run();
      } catch (error) {
        if (closing.cancelled) return;
        logger.warn('mirror.storage-failed', { name: errorName(error) });
        await pause(clock, awayPauseMs, nap);
      }
    }
  }

  void runWhileStorageHolds();
  const wake = () => {
    nap.cancel();
    nap = cancellationSource();
  };
  return {
    wake,
    close() {
      closing.cancel();
      wake();
    },
  };
}
