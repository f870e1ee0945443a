import { fail, type Result, succeed } from '../../sync/kernel/result.ts';

/** A bug that others have shipped, planted in our code: the tests named must see it. */
export interface Mutant {
  readonly name: string;
  /** The bug that it stands for. */
  readonly story: string;
  readonly file: string;
  /** Stands in the file exactly once, or the mutant is out of date. */
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}

/** The code with the bug in it; or how often its place was found. */
export function plant({ find, replace }: Mutant, code: string): Result<string, number> {
  const [before = '', after, ...more] = code.split(find);
  if (after === undefined || more.length > 0) return fail(code.split(find).length - 1);
  return succeed(before + replace + after);
}
