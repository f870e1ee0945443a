import type { Clock } from '../kernel/clock.ts';

/** What the catalog grows in. */
export interface Room {
  /** As the browser says it of this origin's disk, or a test. Null where it does not say. */
  disk(): Promise<{ readonly usage: number; readonly quota: number } | null>;
  /** Bytes that the catalog holds in memory, and how many it may. */
  memory(): { readonly held: number; readonly most: number };
}

export type Shortage = 'storage-full' | 'memory-full';

/** Orders come before goods: so much of the disk is left to them. */
const leastReserveBytes = 256 * 1024 * 1024;
const reserveShare = 0.05;
/** Asking takes a millisecond or two, and a second of pulling some fifty megabytes at most. */
const askEveryMs = 2_000;

/** Says when the catalog must not grow any more, and for want of what. */
export class GrowthGuard {
  readonly #room: Room;
  readonly #clock: Clock;
  #askedAt = -Infinity;
  #shortage: Shortage | null = null;

  constructor(room: Room, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
  }

  async shortage(): Promise<Shortage | null> {
    const now = this.#clock.monotonic();
    if (now - this.#askedAt >= askEveryMs) {
      this.#askedAt = now;
      this.#shortage = (await this.#isDiskTight()) ? 'storage-full' : this.#isMemoryFull() ? 'memory-full' : null;
    }
    return this.#shortage;
  }

  async #isDiskTight(): Promise<boolean> {
    const disk = await this.#room.disk().catch(() => null);
    return disk !== null && disk.quota - disk.usage < Math.max(leastReserveBytes, disk.quota * reserveShare);
  }

  #isMemoryFull(): boolean {
    const { held, most } = this.#room.memory();
    return held >= most;
  }
}
