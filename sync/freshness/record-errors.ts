import { type Belief, distanceOf, distances } from './belief.ts';
import { quantityBin, quantityBins } from './likeness.ts';

/**
 * Before anything was counted: somewhat more than half of all records are wrong, as many too high as too low (DeHoratius and Raman 2008;
 * Rekik, Syntetos and Glock 2019). It weighs as much as ten counts.
 */
const defaultDistances = [0.04, 0.005, 0.004, 0.005, 0.006, 0.008, 0.01, 0.012, 0.06, 0.12, 0.46, 0.12, 0.07, 0.08];
const defaultWeight = 10;

/** How far records were from what was counted, by what they said. */
export class RecordErrors {
  readonly counts = new Float64Array(quantityBins * distances);

  /** How many counts have taught. */
  get learned(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  learn(recorded: number, counted: number): void {
    const at = quantityBin(recorded) * distances + distanceOf(Math.max(0, recorded), counted);
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  /** What is to be believed of a record of which nothing was ever seen but what it says. */
  fill(belief: Belief, recorded: number): void {
    const from = quantityBin(recorded) * distances;
    for (let at = 0; at < distances; at++)
      belief[at] = (this.counts[from + at] ?? 0) + defaultWeight * (defaultDistances[at] ?? 0);
  }
}
