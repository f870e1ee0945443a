import { STEP, type Steps } from './steps.ts';

/** Sorted by the engine in one go; runs of this length take half a millisecond. */
const RUN = 1_024;

/** Sorts as `toSorted` does, in steps: short runs first, then two and two of them merged. */
export function* sortStrings(strings: readonly string[]): Steps<readonly string[]> {
  let runs: string[][] = [];
  for (let from = 0; from < strings.length; from += RUN) {
    runs.push(strings.slice(from, from + RUN).toSorted());
    yield;
  }
  while (runs.length > 1) {
    const longer: string[][] = [];
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* mergeRuns(runs[at] ?? [], runs[at + 1] ?? []));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* mergeRuns(one: string[], other: string[]): Steps<string[]> {
  if (other.length === 0) return one;
  const merged: string[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    for (let count = 0; count < STEP && (left < one.length || right < other.length); count++) {
      const [first, second] = [one[left], other[right]];
      const takesLeft = second === undefined || (first !== undefined && first <= second);
      merged.push((takesLeft ? first : second) ?? '');
      if (takesLeft) left++;
      else right++;
    }
    yield;
  }
  return merged;
}
