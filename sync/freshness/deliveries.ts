import { binOf, paceBin, paceBins, quantityBin, quantityBins } from './likeness.ts';

/** Days that a record has said the same: what is on its way comes some days after the shelf ran low. */
const waitSteps = [0.5, 1, 2, 4, 8];
const waitBins = waitSteps.length + 1;
/** So many days without a delivery are taken as seen before any was, and so much of one; each wait leans on all waits as with this many days. */
const defaultDays = 30;
const defaultCome = 0.3;
const leaning = 20;

/** How soon new goods come, by what the record says, how fast they sell and how long it has said so. */
export class Deliveries {
  /** For each likeness: deliveries, then days. */
  readonly seen = new Float64Array(quantityBins * paceBins * waitBins * 2);

  came(recorded: number, perDay: number, waitedDays: number): void {
    this.#add(likeness(recorded, perDay) + binOf(waitSteps, waitedDays) * 2, 1);
  }

  /** So many days (of all goods that are alike) in which they might have come. */
  waited(recorded: number, perDay: number, waitedDays: number, days: number): void {
    this.#add(likeness(recorded, perDay) + binOf(waitSteps, waitedDays) * 2 + 1, days);
  }

  /** Deliveries to be expected between two waits. */
  expected(recorded: number, perDay: number, fromDays: number, toDays: number): number {
    const { seen } = this;
    const own = likeness(recorded, perDay);
    let [come, days] = [defaultCome, defaultDays];
    for (let bin = 0; bin < waitBins; bin++) {
      come += seen[own + bin * 2] ?? 0;
      days += seen[own + bin * 2 + 1] ?? 0;
    }
    const usual = (come / days) * leaning;
    let sum = 0;
    for (let bin = binOf(waitSteps, fromDays); bin < waitBins; bin++) {
      const within = Math.min(toDays, waitSteps[bin] ?? Infinity) - Math.max(fromDays, waitSteps[bin - 1] ?? 0);
      if (within <= 0) break;
      sum += (within * ((seen[own + bin * 2] ?? 0) + usual)) / ((seen[own + bin * 2 + 1] ?? 0) + leaning);
    }
    return sum;
  }

  #add(at: number, amount: number): void {
    this.seen[at] = (this.seen[at] ?? 0) + amount;
  }
}

const likeness = (recorded: number, perDay: number): number =>
  (quantityBin(recorded) * paceBins + paceBin(perDay)) * waitBins * 2;
