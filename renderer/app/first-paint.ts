/** Resolves when the first screen shows goods, or after a while without any: what is not needed for that waits for this. */
const painted = Promise.withResolvers<void>();
/** An empty shop never paints a card, and its other screens are needed all the same. */
const waitAtMostMs = 3_000;

let once = false;

export function cardsPainted(): void {
  if (once) return;
  once = true;
  // Two frames: one that contains the decoded pictures, and one that proves it was presented.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('endcap:cards-painted');
      painted.resolve();
    }),
  );
}

export function afterFirstPaint(): Promise<void> {
  const waited = new Promise<void>((resolve) => setTimeout(resolve, waitAtMostMs));
  return Promise.race([painted.promise, waited]);
}
