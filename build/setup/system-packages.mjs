import { Failure } from './failure.mjs';
import { say, step } from './progress.mjs';
import { runCommand } from './run-command.mjs';

/** What Electron links to, and the display it draws on where there is none. */
const RUNTIME_PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
];
const BROWSER_PACKAGES = ['chromium'];

const QUERY_LIMIT_MS = 10_000;
const INSTALL_LIMIT_MS = 15 * 60_000;

/** @param {{ browser: boolean }} wanted */
export function systemPackages({ browser }) {
  return browser ? [...RUNTIME_PACKAGES, ...BROWSER_PACKAGES] : RUNTIME_PACKAGES;
}

/**
 * Reads `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. From Debian 13 on, some libraries carry the suffix t64.
 * @param {string[]} wanted
 * @param {string} listing
 */
export function missingIn(wanted, listing) {
  const installed = new Set(
    listing
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/**
 * The packages that are missing, or 'unknown' where the machine is not of Debian's family.
 * @param {string[]} wanted
 */
export async function missingPackages(wanted) {
  if (process.platform !== 'linux') return 'unknown';
  const names = wanted.flatMap((name) => [name, `${name}t64`]);
  const listing = await runCommand('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    timeoutMs: QUERY_LIMIT_MS,
  });
  // dpkg-query exits with 1 when any name is unknown to it, and that is an answer too.
  return listing.missing ? 'unknown' : missingIn(wanted, listing.output);
}

/** @param {string[]} names */
export const installLine = (names) => `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

/** @param {{ browser: boolean }} wanted */
export async function installSystemPackages(wanted) {
  const missing = await missingPackages(systemPackages(wanted));
  if (missing === 'unknown' || missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    say(
      `these system packages are missing: ${missing.join(' ')}. To install them: sudo sh -c '${installLine(missing)}'`,
    );
    return;
  }
  await step(`installing the system packages ${missing.join(' ')}`, () => aptInstall(missing));
}

/** @param {string[]} names */
async function aptInstall(names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCommand('apt-get', ['update', '-qq'], { timeoutMs: INSTALL_LIMIT_MS, env });
  if (!update.ok) throw new Failure(aptSentence('apt-get update failed', update.output, names));
  const install = await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    timeoutMs: INSTALL_LIMIT_MS,
    env,
  });
  if (!install.ok)
    throw new Failure(aptSentence(`apt-get could not install ${names.join(' ')}`, install.output, names));
}

/**
 * @param {string} what
 * @param {string} output
 * @param {string[]} names
 */
function aptSentence(what, output, names) {
  const reason =
    output
      .split('\n')
      .find((line) => line.startsWith('E: '))
      ?.slice(3) ?? output.trim().slice(-200);
  return `${what}: ${reason}. Check the network and /etc/apt/sources.list, or run it yourself: ${installLine(names)}`;
}
