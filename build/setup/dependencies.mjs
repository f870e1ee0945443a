import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSpace } from './disk-space.mjs';
import { npm, registryAnswers } from './npm.mjs';
import { step } from './progress.mjs';
import { withWorkFolder } from './work-folder.mjs';

const STAMP = '.endcap-installed';
const INSTALL_LIMIT_MS = 15 * 60_000;
/** What the packages take unpacked, with room for npm's own cache beside them. */
const SPACE_NEEDED = 1_200_000_000;

/**
 * What the installed packages must match: the lock, and the platform whose binaries were chosen from it.
 * @param {string} root
 */
function wantedStamp(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** @param {string} root */
export function isInstalled(root) {
  const stamp = join(root, 'node_modules', STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(root);
}

/** @param {string} root */
export async function installDependencies(root) {
  if (isInstalled(root)) return;
  requireSpace(root, SPACE_NEEDED, 'installing the packages');
  await step('installing the packages of package-lock.json (npm ci)', () => installBeside(root));
}

/**
 * Installs into a folder beside and swaps at the end: whatever fails, the packages that were there still are.
 * @param {string} root
 */
async function installBeside(root) {
  const stamp = wantedStamp(root);
  await withWorkFolder(join(root, 'out'), 'install-', async (beside) => {
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      if (existsSync(join(root, file))) copyFileSync(join(root, file), join(beside, file));
    }
    await npmCi(beside);
    writeFileSync(join(beside, 'node_modules', STAMP), stamp);
    swap(join(root, 'node_modules'), join(beside, 'node_modules'), join(beside, 'replaced'));
  });
}

/**
 * @param {string} place
 * @param {string} fresh
 * @param {string} old
 */
function swap(place, fresh, old) {
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
}

/**
 * Without a network npm ci tries each of some hundred packages for minutes, so it is told beforehand. What npm has in its
 * cache is enough, if it is all there.
 * @param {string} folder
 */
async function npmCi(folder) {
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev'];
  if (!(await registryAnswers(folder))) args.push('--offline');
  await npm('A package', args, { cwd: folder, timeoutMs: INSTALL_LIMIT_MS });
}
