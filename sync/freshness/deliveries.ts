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
  readonly #usual = new Float64Array(quantityBins * paceBins).fill(NaN);

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
    const usual = this.#usualOf(own);
    let sum = 0;
    for (let bin = binOf(waitSteps, fromDays); bin < waitBins; bin++) {
      const within = Math.min(toDays, waitSteps[bin] ?? Infinity) - Math.max(fromDays, waitSteps[bin - 1] ?? 0);
      if (within <= 0) break;
      sum += (within * ((seen[own + bin * 2] ?? 0) + usual)) / ((seen[own + bin * 2 + 1] ?? 0) + leaning);
    }
    return sum;
  }

  /** Of one likeness, whatever the wait; made again when more was seen. */
  #usualOf(own: number): number {
    const at = own / (waitBins * 2);
    const known = this.#usual[at] ?? NaN;
    if (!Number.isNaN(known)) return known;
    let [come, days] = [defaultCome, defaultDays];
    for (let bin = 0; bin < waitBins; bin++) {
      come += this.seen[own + bin * 2] ?? 0;
      days += this.seen[own + bin * 2 + 1] ?? 0;
    }
    return (this.#usual[at] = (come / days) * leaning);
  }

  /** What was seen was put in from elsewhere. */
  retold(): void {
    this.#usual.fill(NaN);
  }

  #add(at: number, amount: number): void {
    this.seen[at] = (this.seen[at] ?? 0) + amount;
    this.#usual[Math.floor(at / (waitBins * 2))] = NaN;
  }
}

const likeness = (recorded: number, perDay: number): number =>
  (quantityBin(recorded) * paceBins + paceBin(perDay)) * waitBins * 2;
