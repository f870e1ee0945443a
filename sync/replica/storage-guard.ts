import type { Clock } from '../kernel/clock.ts';

/** What the browser says of this origin's room, or a test. Null where it does not say. */
export interface StorageRoom {
  estimate(): Promise<{ readonly usage: number; readonly quota: number } | null>;
}

/** Orders come before goods: so much is left to them. */
const leastReserveBytes = 256 * 1024 * 1024;
const reserveShare = 0.05;
/** Asking takes a millisecond or two, and a second of pulling some fifty megabytes at most. */
const askEveryMs = 2_000;

/** Says when the catalog must not grow any more. */
export class StorageGuard {
  readonly #room: StorageRoom;
  readonly #clock: Clock;
  #askedAt = -Infinity;
  #tight = false;

  constructor(room: StorageRoom, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
  }

  async isTight(): Promise<boolean> {
    const now = this.#clock.monotonic();
    if (now - this.#askedAt < askEveryMs) return this.#tight;
    this.#askedAt = now;
    const room = await this.#room.estimate().catch(() => null);
    this.#tight = room !== null && room.quota - room.usage < Math.max(leastReserveBytes, room.quota * reserveShare);
    return this.#tight;
  }
}
