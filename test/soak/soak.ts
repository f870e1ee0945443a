import type { Owned } from '../harness/owned.ts';

export interface SoakOptions {
  readonly seed: number;
  /** Null: as many as the soak does of its own. */
  readonly count: number | null;
  /** Whatever is started is given to this one at once: it is closed however the soak ends. */
  readonly own: Owned;
  /** Says what is going on, so that a long run is not a silent one. */
  say(line: string): void;
}

export interface SoakResult {
  readonly figures: Readonly<Record<string, number>>;
  /** What stands beside the figures in the last line. */
  readonly besides?: Readonly<Record<string, unknown>>;
  /** Something happened that never may. */
  readonly failed: boolean;
}

/** One soak: a name, a sentence for the list, and what it does. */
export interface Soak {
  readonly name: string;
  readonly about: string;
  run(options: SoakOptions): Promise<SoakResult>;
}
