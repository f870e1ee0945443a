import type { Breath } from '../kernel/breath.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';

/** Whoever waits for an answer goes first. */
export interface Attention {
  asked(): void;
  /** A moment in which nobody has asked for a while; somebody who never stops does not keep the shelves from being true. */
  quiet(): Promise<void>;
  close(): void;
}

/** Between two letters of a fast typist, and what is drawn of the answer. */
const quietMs = 200;
/** So long the background is patient; then it goes on until it has been quiet. */
const longestMs = 2_000;

export function createAttention(clock: Clock): Attention {
  const closing = cancellationSource();
  let askedAt = -Infinity;
  let heldSince: number | null = null;
  return {
    asked() {
      const now = clock.monotonic();
      // Whoever asks first after a while is somebody new.
      if (now >= askedAt + quietMs) heldSince = null;
      askedAt = now;
    },
    async quiet() {
      while (!closing.cancelled) {
        const now = clock.monotonic();
        if (now >= askedAt + quietMs) {
          heldSince = null;
          return;
        }
        heldSince ??= now;
        const rest = Math.min(askedAt + quietMs, heldSince + longestMs) - now;
        if (rest <= 0) return;
        await pause(clock, rest, closing);
      }
    },
    close: () => closing.cancel(),
  };
}

/** A breath between two slices of what can wait. */
export const considerate = (breath: Breath, calm: () => Promise<void>): Breath => ({
  get due() {
    return breath.due;
  },
  async take() {
    await breath.take();
    await calm();
  },
});
