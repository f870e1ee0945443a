export interface BenchOptions {
  readonly seed: number;
  readonly products: number | null;
  readonly quick: boolean;
  /** Says what is going on, so that a long run is not a silent one. */
  say(line: string): void;
}

export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>;
  /** What others reach, in the same run on the same machine. */
  readonly peers: Readonly<Record<string, number>>;
}

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
