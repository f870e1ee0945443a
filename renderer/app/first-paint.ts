import { settable } from './live.ts';

/** True once the first screen shows goods, or after a while without any: what is not needed for that waits for this. */
export const firstPaint = settable(false);

/** An empty shop never paints a card, and its other screens are needed all the same. */
const waitAtMostMs = 3_000;
setTimeout(() => firstPaint.set(true), waitAtMostMs);

let told = false;

export function cardsPainted(): void {
  if (told) return;
  told = true;
  // Two frames: one that contains the decoded pictures, and one that proves it was presented.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('endcap:cards-painted');
      firstPaint.set(true);
    }),
  );
}

export function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (firstPaint.get()) return resolve();
    const stop = firstPaint.subscribe(() => {
      stop();
      resolve();
    });
  });
}
