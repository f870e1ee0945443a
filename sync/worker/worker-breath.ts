import type { Breath } from '../kernel/breath.ts';

/** An eighth of a frame at 60 a second: what is in the way of a question is over before it is noticed. */
const sliceMs = 2;

/** A message to oneself queues behind the questions that are already there; a timer would wait four milliseconds for nothing. */
export function workerBreath(): Breath {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  let until = 0;
  port1.onmessage = () => {
    until = performance.now() + sliceMs;
    waiting.shift()?.();
  };
  return {
    get due() {
      return performance.now() >= until;
    },
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
  };
}
