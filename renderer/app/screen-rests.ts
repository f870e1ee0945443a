import type { Journey } from './journey.ts';

/** Between two letters of a fast typist, or while a screen is drawn that was just opened, what is shown already need not be read again. */
const restMs = 150;
/** A thread that never rests reads all the same. */
const longestIdleWaitMs = 200;

/**
 * Resolves when the shopper has not moved on for a moment and nothing is being drawn; rejects when nobody wants it any more.
 *
 *     a step ── rest ──► another step? ── no ──► idle ──► another step? ── no ──► now
 *                 ▲            │ yes                            │ yes
 *                 └────────────┴────────────────────────────────┘
 */
export async function screenRests(journey: Pick<Journey, 'lastStepAt'>, signal: AbortSignal): Promise<void> {
  const restLeft = () => journey.lastStepAt + restMs - performance.now();
  do {
    for (let left = restLeft(); left > 0; left = restLeft()) {
      await unlessAborted(signal, (done) => {
        const timer = setTimeout(done, left);
        return () => clearTimeout(timer);
      });
    }
    await unlessAborted(signal, (done) => {
      const wish = requestIdleCallback(done, { timeout: longestIdleWaitMs });
      return () => cancelIdleCallback(wish);
    });
    // A thread that was never idle has drawn the next step meanwhile.
  } while (restLeft() > 0);
}

/** `begin` returns how to end the wait before its time. */
function unlessAborted(signal: AbortSignal, begin: (done: () => void) => () => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  signal.throwIfAborted();
  const end = begin(resolve);
  const giveUp = () => {
    end();
    reject(signal.reason);
  };
  signal.addEventListener('abort', giveUp, { once: true });
  return promise.finally(() => signal.removeEventListener('abort', giveUp));
}
