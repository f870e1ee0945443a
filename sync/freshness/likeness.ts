/** Records are alike when they say about the same, and goods when they sell about as fast: what is learned of one holds for the others. */
const quantitySteps = [1, 2, 3, 5, 8, 13];
/** Pieces a day of open doors. */
const paceSteps = [0.03, 0.1, 0.3, 1];

export const quantityBins = quantitySteps.length + 1;
export const paceBins = paceSteps.length + 1;

export const quantityBin = (recorded: number): number => binOf(quantitySteps, recorded);
/** The smallest quantity of a bin. */
export const leastIn = (bin: number): number => (bin === 0 ? 0 : (quantitySteps[bin - 1] ?? 0));
export const paceBin = (perDay: number): number => binOf(paceSteps, perDay);

export function binOf(steps: readonly number[], value: number): number {
  let bin = 0;
  while (bin < steps.length && value >= (steps[bin] ?? Infinity)) bin++;
  return bin;
}
