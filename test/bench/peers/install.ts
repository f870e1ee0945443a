import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../../../build/setup/npm.mjs';

const folder = import.meta.dirname;
const stamp = join(folder, 'node_modules/.installed');
const installLimitMs = 5 * 60_000;

/** The peers have a lock of their own: who builds or tests the kiosk does not need them. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing the peers (test/bench/peers/package-lock.json)');
  await npm('A peer of the benchmark', ['ci', '--no-audit', '--no-fund'], { cwd: folder, timeoutMs: installLimitMs });
  writeFileSync(stamp, lock);
}
