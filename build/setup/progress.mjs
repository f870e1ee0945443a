import { performance } from 'node:perf_hooks';

/** How often a long step says that it is still alive: before a person begins to wonder. */
const STILL_ALIVE_MS = 10_000;

/** @param {string} line */
export function say(line) {
  // Progress is not the result of the command: it goes to stderr, so that stdout can be piped.
  process.stderr.write(`endcap: ${line}\n`);
}

/**
 * Says what is being done, that it still is, and how long it took.
 * @template T
 * @param {string} what in the form "installing the packages"
 * @param {() => Promise<T>} work
 * @param {() => string} [detail] how far it has come, where that can be known
 * @returns {Promise<T>}
 */
export async function step(what, work, detail) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  say(`${what} ...`);
  const alive = setInterval(() => say(`${what} ... ${detail?.() ?? seconds()}`), STILL_ALIVE_MS);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(alive);
  }
}
