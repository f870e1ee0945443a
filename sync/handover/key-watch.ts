import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import { errorName } from '../kernel/error-name.ts';
import type { Logger } from '../kernel/logger.ts';
import type { OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';
import type { WindowSeal } from './window-seal.ts';

/** A key lives for most of a day at least, and the next one is there long before. */
const askAgainMs = 3_600_000;
const awayPauseMs = 1_000;

/**
 *   the key of last time ──► ask ──► use what is named, keep it for a start without the office
 *                             ▲ └── no answer: a second ─┐            │
 *                             └──────────────────────────┴─ an hour ◄─┘
 */
export function startKeyWatch(parts: {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly seal: WindowSeal;
  readonly clock: Clock;
  readonly logger: Logger;
}): { close(): void } {
  const { store, office, seal, clock, logger } = parts;
  const closing = cancellationSource();

  async function takeUpLast(): Promise<void> {
    const last = await store.windowKey();
    if (last !== null) await seal.use(last);
  }

  async function ask(): Promise<'known' | 'away'> {
    const inUse = seal.inUse();
    const held = await store.heldKeys();
    const key = await office.windowKey(inUse === null ? held : [...held, inUse]);
    if (key === null) return 'away';
    if (key.name === inUse) return 'known';
    // Kept before it is used: what is locked with it must not wait for a key that this window has forgotten.
    await store.keepWindowKey(key);
    await seal.use(key);
    return 'known';
  }

  const storageFailed = (error: unknown): 'away' => {
    if (!closing.cancelled) logger.warn('window-key.failed', { name: errorName(error) });
    return 'away';
  };

  async function run(): Promise<void> {
    await takeUpLast().catch(storageFailed);
    while (!closing.cancelled) {
      const outcome = await ask().catch(storageFailed);
      await pause(clock, outcome === 'known' ? askAgainMs : awayPauseMs, closing);
    }
  }

  void run();
  return { close: () => closing.cancel() };
}
