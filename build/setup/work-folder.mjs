import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than any download is allowed to take: what is older was left by a process that was killed. */
const ABANDONED_AFTER_MS = 24 * 60 * 60_000;

/**
 * Lends a folder to work in, beside where the result will go, so that the result can be renamed into its place.
 * Afterwards it is gone, also when the work failed or the process was told to end.
 * @template T
 * @param {string} parent
 * @param {string} prefix
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withWorkFolder(parent, prefix, work) {
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent, prefix);
  const folder = mkdtempSync(join(parent, prefix));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}

/**
 * @param {string} parent
 * @param {string} prefix
 */
function removeAbandoned(parent, prefix) {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(parent, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Without it a signal ends the process on the spot, and nothing cleans up. */
export function exitOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
}
