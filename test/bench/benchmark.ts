import { type Owned, owned } from '../harness/owned.ts';

export interface BenchOptions {
  readonly seed: number;
  readonly products: number | null;
  readonly quick: boolean;
  /** NDJSON of contract rows to be stored and searched, instead of made-up goods. */
  readonly catalog: string | null;
  /** Queries to be asked, one a line, instead of made-up ones. */
  readonly queries: string | null;
  /** NDJSON of a town with questions and truths, instead of the built-in ones. */
  readonly town: string | null;
  /** Some parts of a benchmark alone, while one works on them. */
  readonly only: ReadonlySet<string> | null;
  /** Says what is going on, so that a long run is not a silent one. */
  say(line: string): void;
}

export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>;
  /** What others reach, in the same run on the same machine. */
  readonly peers: Readonly<Record<string, number>>;
}

/** Whatever a measurement starts is closed at its end. */
export const owning =
  (measure: (own: Owned, options: BenchOptions) => Promise<BenchResult>): Benchmark['run'] =>
  async (options) => {
    const own = owned();
    try {
      return await measure(own, options);
    } finally {
      await own.closeAll();
    }
  };

/** One benchmark: a name, a sentence for the list, and what it does. */
export interface Benchmark {
  readonly name: string;
  readonly about: string;
  run(options: BenchOptions): Promise<BenchResult>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Figures whose parts were left out are left out with them. */
export const known = (figures: Readonly<Record<string, number | null>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== null && !Number.isNaN(entry[1])),
  );
