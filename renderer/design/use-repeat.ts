import { useEffect, useRef } from 'react';

/** A key held down waits this long before it repeats, and then goes on at this pace. */
const waitMs = 420;
const paceMs = 70;

/** Does something once and, while held, again and again. Stops by itself when what holds it goes away. */
export function useRepeat(action: () => void): { start(): void; stop(): void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = () => clearTimeout(timer.current);
  const again = (ms: number) => {
    timer.current = setTimeout(() => {
      action();
      again(paceMs);
    }, ms);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    start() {
      stop();
      action();
      again(waitMs);
    },
    stop,
  };
}
