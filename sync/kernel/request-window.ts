import type { Cancellation, Clock } from './clock.ts';

/** Turns for requests, so that the other side never gets more of them in a second than it allows. */
export interface RequestWindow {
  /** Waits for a turn. Whoever got one calls it back when the answer is there, or none will come; null: gave up waiting. */
  turn(givingUp?: Cancellation): Promise<(() => void) | null>;
  /** Whoever still waits gets no turn. */
  close(): void;
}

/** A clock that runs a little faster than the other side's must not make its second shorter. */
const secondMs = 1_005;

/**
 * A request counts from when it is sent until a second after its answer. When it arrives in between, nobody here knows: on a slow line
 * sixty of one second may arrive together with sixty of the next. Counted so, no second of the other side's can hold more than the limit,
 * whatever the line does.
 */
export function requestWindow(clock: Clock, perSecond: () => number): RequestWindow {
  const queue: { start(): void; stop(): void }[] = [];
  /** When each request answered lately stops counting, oldest first. */
  const leaving: number[] = [];
  let unanswered = 0;
  let stopTimer: (() => void) | null = null;
  let closed = false;

  /** Less than one a second is one in a longer time. */
  const most = () => Math.max(1, Math.floor(perSecond()));
  const countsForMs = () => Math.max(1, 1 / perSecond()) * secondMs;

  function admit(): void {
    const now = clock.monotonic();
    while (leaving[0] !== undefined && leaving[0] <= now) leaving.shift();
    while (queue.length > 0 && unanswered + leaving.length < most()) queue.shift()?.start();
    // With nothing on its way out the next answer calls this again.
    if (queue.length === 0 || leaving[0] === undefined || stopTimer !== null) return;
    stopTimer = clock.after(leaving[0] - now, () => {
      stopTimer = null;
      admit();
    });
  }

  function taken(): () => void {
    let counted = true;
    return () => {
      if (!counted) return;
      counted = false;
      unanswered--;
      leaving.push(clock.monotonic() + countsForMs());
      admit();
    };
  }

  return {
    turn(givingUp) {
      return new Promise((resolve) => {
        const waiting = {
          start() {
            stopListening?.();
            unanswered++;
            resolve(taken());
          },
          stop() {
            stopListening?.();
            resolve(null);
          },
        };
        if (closed || givingUp?.cancelled) return resolve(null);
        const stopListening = givingUp?.onCancel(() => {
          queue.splice(queue.indexOf(waiting), 1);
          waiting.stop();
        });
        queue.push(waiting);
        admit();
      });
    },
    close() {
      closed = true;
      stopTimer?.();
      for (const waiting of queue.splice(0)) waiting.stop();
    },
  };
}
