import type { Breath } from '../kernel/breath.ts';

interface CountingBreath extends Breath {
  readonly taken: number;
  /** So long, in this share of all slices at most. */
  typicalMs(share: number): number;
}

/** Is due at every so many-th question, and notes how long it was not asked. */
export function countingBreath(every: number): CountingBreath {
  const slices: number[] = [];
  let [asked, taken] = [0, 0];
  let last = Date.now();
  return {
    get due() {
      const now = Date.now();
      slices.push(now - last);
      last = now;
      return ++asked % every === 0;
    },
    get taken() {
      return taken;
    },
    async take() {
      taken++;
      await Promise.resolve();
      last = Date.now();
    },
    typicalMs: (share) => slices.toSorted((one, other) => one - other)[Math.floor(slices.length * share)] ?? 0,
  };
}
