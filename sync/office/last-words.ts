import type { Logger } from '../kernel/logger.ts';

/** The supervisor (systemd, the shell) starts it again on any code but 0. */
const brokenProcess = 70;

/**
 * An error that nobody caught ends the process, as it would anyway, but says only what kind it was and where in our code: Node itself would
 * print its message, and that of a text that could not be read quotes the text (OB12).
 */
export function logLastWords(logger: Logger): void {
  process.once('uncaughtException', (problem: unknown) => {
    logger.warn('crashed', lastWordsOf(problem));
    process.exit(brokenProcess);
  });
}

export function lastWordsOf(problem: unknown): { readonly error: string; readonly at: string } {
  if (!(problem instanceof Error)) return { error: 'unknown', at: 'unknown' };
  // The message stands in front of the places, and may look like one.
  const places = (problem.stack ?? '').split(problem.message).at(-1) ?? '';
  const [, file = 'unknown', line = '0'] = /^ {4}at .*?([\w.-]+\.[cm]?[jt]s):(\d+):\d+\)?$/m.exec(places) ?? [];
  return { error: problem.name, at: `${file}:${line}` };
}
