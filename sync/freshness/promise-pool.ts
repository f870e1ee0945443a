const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Ages that stand for those around them, and up to which. */
const ages = [
  { at: minute / 2, upTo: 5 * minute },
  { at: 10 * minute, upTo: 15 * minute },
  { at: 36 * minute, upTo: hour },
  { at: 2.5 * hour, upTo: 4 * hour },
  { at: 10 * hour, upTo: 16 * hour },
  { at: day, upTo: 1.5 * day },
  { at: 2 * day, upTo: 3 * day },
  { at: 4.5 * day, upTo: Infinity },
] as const;
export const pooledAges: readonly number[] = ages.map(({ at }) => at);

const ageGroupOf = (ageMs: number): number => ages.findIndex(({ upTo }) => ageMs <= upTo);

const steps = 100;
/** Before anything was seen, what is surer than a record is taken to have so much of its doubt; that weighs as much as fifty records. */
const doubtOfSurer = 0.4;
const guessWeight = 50;
/** With fewer counts than that, what was seen of chances is believed for a part: nobody has shown yet how right they are. */
const provenBy = 500;
/** Of what was seen so much still counts at the next survey. */
const remembered = 0.9;
/** What is looked at is what is promised: as much as so many pieces a day of what a survey takes to be looked at for its sales. */
const askedWeight = 5;

/**
 * Of all that is at least as sure as a record, at its age: how many are there? A promise is kept or broken over all to whom it is made, so the
 * surest carry those that are less sure.
 */
export class PromisePool {
  /** By age and sureness: how often it is asked for, and how often it is then there. */
  readonly seen = new Float64Array(ages.length * steps * 2);
  /** The same of what shoppers have looked at since the last survey: what may be promised does not change from one look to the next. */
  readonly looks = new Float64Array(ages.length * steps * 2);
  readonly #shares = new Float64Array(ages.length * (steps + 1));

  constructor() {
    this.tune(0);
  }

  note(age: number, certain: number, probability: number, howOften: number): void {
    add(this.seen, { age, certain, probability, howOften });
  }

  /** Somebody has looked at it. */
  asked(ageMs: number, certain: number, probability: number): void {
    add(this.looks, { age: ageGroupOf(ageMs), certain, probability, howOften: askedWeight });
  }

  /** Before the notes of a survey: between two of them what is stored is what shares were made of. */
  fade(): void {
    for (let at = 0; at < this.seen.length; at++)
      this.seen[at] = (this.seen[at] ?? 0) * remembered + (this.looks[at] ?? 0);
    this.looks.fill(0);
  }

  /** By so many counts, which alone show how far chances are right. Less sure, or older, is never a larger share (FR22). */
  tune(counts: number): void {
    const proven = Math.min(1, counts / provenBy);
    for (let age = 0; age < ages.length; age++) {
      const row = age * (steps + 1);
      let [asked, there] = [0, 0];
      this.#shares[row + steps] = 1;
      for (let step = steps - 1; step >= 0; step--) {
        asked += this.seen[(age * steps + step) * 2] ?? 0;
        there += this.seen[(age * steps + step) * 2 + 1] ?? 0;
        const guess = 1 - doubtOfSurer * (1 - step / steps);
        const pooled = (there + guessWeight * guess) / (asked + guessWeight);
        const own = proven * pooled + (1 - proven) * guess;
        const younger = age === 0 ? 1 : (this.#shares[row - steps - 1 + step] ?? 1);
        this.#shares[row + step] = Math.min(own, younger, this.#shares[row + step + 1] ?? 1);
      }
    }
  }

  share(certain: number, ageMs: number): number {
    const age = ageGroupOf(ageMs);
    const at = Math.min(1, Math.max(0, certain)) * steps;
    const step = Math.min(steps - 1, Math.floor(at));
    const from = age * (steps + 1) + step;
    const [lower = 0, upper = 1] = this.#shares.subarray(from, from + 2);
    return lower + (upper - lower) * (at - step);
  }
}

interface Note {
  readonly age: number;
  readonly certain: number;
  readonly probability: number;
  readonly howOften: number;
}

function add(to: Float64Array, { age, certain, probability, howOften }: Note): void {
  const at = (age * steps + Math.min(steps - 1, Math.floor(certain * steps))) * 2;
  to[at] = (to[at] ?? 0) + howOften;
  to[at + 1] = (to[at + 1] ?? 0) + howOften * probability;
}
