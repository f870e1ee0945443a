import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';

/** Whoever asks goes first. */
export interface Attention {
  asked(): void;
  /** A moment in which nobody has asked for a while; somebody who never stops does not keep the shelves from being true. */
  quiet(): Promise<void>;
  close(): void;
}

/** Between two letters of a fast typist, and what is drawn of the answer. */
const quietMs = 200;
const longestMs = 2_000;

export function createAttention(clock: Clock): Attention {
  const closing = cancellationSource();
  let askedAt = -Infinity;
  return {
    asked: () => void (askedAt = clock.monotonic()),
    async quiet() {
      const until = clock.monotonic() + longestMs;
      while (!closing.cancelled) {
        const now = clock.monotonic();
        const rest = Math.min(askedAt + quietMs, until) - now;
        if (rest <= 0) return;
        await pause(clock, rest, closing);
      }
    },
    close: () => closing.cancel(),
  };
}
