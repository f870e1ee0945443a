import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import { errorName } from '../kernel/error-name.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { HandOverAnswer, OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';
import type { Waiting } from './waiting.ts';

/** The office is a neighbour in the same box: it is back within a second of a restart, and asking costs nothing. */
const firstRetryMs = 250;
/** So slowly that whoever hears nothing of the office's return has asked again within a second of it. */
const growth = 1.3;
const longestRetryMs = 10_000;
/** An append and a flush; only a disk in trouble takes longer. */
const handOverDeadlineMs = 5_000;

export interface HandOverLoop {
  /** There is something new to hand over, or somebody to hand it to: do not wait for the next round. */
  wake(): void;
  close(): void;
}

interface Parts {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  onOrder(view: OrderView): void;
}

/**
 *   waiting ── POST ──► accepted: the window keeps its copy until the order is at an end
 *      ▲          ├───► refused:  kept for a person
 *      └── pause ◄┴───── away
 */
export function startHandOver(parts: Parts): HandOverLoop {
  const { clock, random } = parts;
  let nap = cancellationSource();
  let closed = false;
  let woken = false;

  async function rest(ms: number): Promise<void> {
    if (!woken && !closed) await pause(clock, ms, nap);
    woken = false;
    nap = cancellationSource();
  }

  async function run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!closed) {
      const away = await handOverAll(parts, () => closed);
      retryMs = away ? Math.min(retryMs * growth, longestRetryMs) : firstRetryMs;
      await rest(away ? random.next() * retryMs : longestRetryMs);
    }
  }

  void run();
  return {
    wake() {
      woken = true;
      nap.cancel();
    },
    close() {
      closed = true;
      nap.cancel();
    },
  };
}

/**
 * True when another round is due soon: the office did not answer to one of them, or the window's store failed. What is about an order that
 * is still here waits for it (OB54).
 */
async function handOverAll(parts: Parts, closed: () => boolean): Promise<boolean> {
  let away = false;
  try {
    const all = await parts.store.waiting();
    const here = new Set(all.map(({ intent }) => intent.id));
    for (const waiting of all) {
      if (closed()) return false;
      const { about } = waiting.view;
      const waitsForIt = about !== null && here.has(about);
      const outcome = waitsForIt ? 'away' : await handOver(parts, waiting, handOverDeadlineMs);
      if (outcome === 'away') away = true;
      else here.delete(waiting.intent.id);
    }
  } catch (error) {
    if (!closed()) parts.logger.warn('hand-over.storage-failed', { name: errorName(error) });
    return true;
  }
  return away;
}

/** One attempt at one order. Harmless to repeat: the id makes a second hand-over the first (OB2, OB13). */
async function handOver(
  { store, office, onOrder }: Pick<Parts, 'store' | 'office' | 'onOrder'>,
  waiting: Waiting,
  deadlineMs: number,
): Promise<HandOverAnswer['kind']> {
  const answer = await office.handOver(waiting.intent, deadlineMs);
  switch (answer.kind) {
    case 'accepted':
      onOrder(await store.handedOver(answer.order));
      return 'accepted';
    case 'refused': {
      const view = { ...waiting.view, state: 'needs-human' as const, error: answer.error };
      await store.refused(view);
      // The desk lists what is in the journal, and this is not.
      void office.tell({ what: 'orders-kept', count: 1 });
      onOrder(view);
      return 'refused';
    }
    case 'away':
      return 'away';
  }
}
