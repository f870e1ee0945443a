import { ageBuckets, isWithin } from './age-bucket.ts';

/** A question with what was said to it and what was true. */
export interface Scored {
  /** Since the figure was last heard or confirmed; null where it never was. */
  readonly ageMs: number | null;
  readonly probability: number;
  /** Was it said to be here, whatever the words? */
  readonly labelled: boolean;
  readonly there: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** On average: what was said, and what was so. */
  readonly said: number;
  readonly so: number;
}

/** Fewer labels than this prove nothing. */
export const leastLabels = 500;
const binCount = 10;

/** Ten bins of as many answers each, in order of what was said. */
export function binsOf(answers: readonly Scored[]): Bin[] {
  const sorted = answers.toSorted((one, other) => one.probability - other.probability);
  return Array.from({ length: binCount }, (_, bin) => {
    const own = sorted.slice(edge(sorted.length, bin), edge(sorted.length, bin + 1));
    return {
      from: own[0]?.probability ?? 0,
      to: own.at(-1)?.probability ?? 0,
      count: own.length,
      said: mean(own.map(({ probability }) => probability)),
      so: mean(own.map(({ there }) => Number(there))),
    };
  }).filter(({ count }) => count > 0);
}

const edge = (count: number, bin: number): number => Math.round((count * bin) / binCount);

/** Expected calibration error: how far what was said is from what was so, on average over the answers. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { count, said, so }) => sum + (count / all) * Math.abs(said - so), 0);
}

export const worstBin = (bins: readonly Bin[]): number => Math.max(...bins.map(({ said, so }) => Math.abs(said - so)));

/** 1 is all-knowing, 0 is no better than saying the share of all scored questions to each of them. */
export function brierSkill(answers: readonly Scored[]): number {
  const base = mean(answers.map(({ there }) => Number(there)));
  const score = mean(answers.map(({ probability, there }) => (probability - Number(there)) ** 2));
  return 1 - score / (base * (1 - base));
}

export interface Honesty {
  readonly bucket: string;
  readonly asked: number;
  readonly labels: number;
  /** Of what was said to be here, truly there. */
  readonly kept: number;
}

export const honestyOf = (answers: readonly Scored[]): Honesty[] =>
  ageBuckets.map((bucket) => {
    const own = answers.filter(({ ageMs }) => isWithin(ageMs, bucket));
    const labelled = own.filter((answer) => answer.labelled);
    const kept = labelled.filter(({ there }) => there).length;
    return { bucket: bucket.name, asked: own.length, labels: labelled.length, kept };
  });

/** The worst bucket; one with too few labels has proved nothing and counts as 0. */
export const honestMin = (honesty: readonly Honesty[]): number =>
  Math.min(...honesty.map(({ labels, kept }) => (labels < leastLabels ? 0 : kept / labels)));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
