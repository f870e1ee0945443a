import type { Breath } from '../kernel/breath.ts';

/** Looking at the clock costs a tenth of a row; sixteen of the largest rows take a tenth of a slice. */
const stepsBetween = 16;

/** A breath for a loop of small steps: it looks at the clock at every sixteenth. */
export function seldom(breath: Breath): Breath {
  let steps = 0;
  return {
    get due() {
      return ++steps % stepsBetween === 0 && breath.due;
    },
    take: () => breath.take(),
  };
}
