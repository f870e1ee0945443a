import type { Breath } from '../kernel/breath.ts';

/** Long work that can be put down at each `yield`: between two of them there are at most some ten thousand simple operations. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Rows, terms or entries that are gone through in one step. */
export const STEP = 4_096;

export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function inSlices<Result>(steps: Steps<Result>, breath: Breath): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (breath.due) await breath.take();
  }
}
