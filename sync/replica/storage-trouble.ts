import type { PullTrouble } from './pull-trouble.ts';

/** A full disk is something that an operator can mend; Dexie hands it on inside the error of the transaction it aborted. */
export function storageTrouble(error: unknown): PullTrouble {
  for (let cause = error; cause instanceof Error; cause = innerOf(cause))
    if (cause.name === 'QuotaExceededError') return 'storage-full';
  return 'storage-failed';
}

const innerOf = (error: Error): unknown => ('inner' in error ? error.inner : error.cause);
