import type { BenchOptions } from '../benchmark.ts';

/** One thing that `freshness` measures: a file of its own, and a name for `--only`. */
export interface FreshnessPart {
  readonly name: string;
  measure(options: BenchOptions): Promise<Readonly<Record<string, number>>>;
}
