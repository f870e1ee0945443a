export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

/** Something a person can act on: one sentence that names the thing and one that names the remedy. */
export class Failure extends Error {
  /**
   * @param {string} sentence
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = EXIT_FAILED) {
    super(sentence);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/**
 * The sentence for an error that was not foreseen where it arose.
 * @param {unknown} error
 * @returns {{ sentence: string, exitCode: number }}
 */
export function explain(error) {
  if (error instanceof Failure) return { sentence: error.message, exitCode: error.exitCode };
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (error);
  const where = path === undefined ? '' : ` (${path})`;
  if (code === 'ENOSPC') return failed(`The disk is full${where}. Make room and run the command again.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return failed(`No permission to write${where}. Run the command as the owner of that folder.`);
  }
  return failed(message ?? String(error));
}

/** @param {string} sentence */
function failed(sentence) {
  return { sentence, exitCode: EXIT_FAILED };
}
