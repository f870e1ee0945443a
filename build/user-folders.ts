import { homedir } from 'node:os';
import { join } from 'node:path';

interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
}

const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() });

/** Where things are kept that can be fetched again. It is the user's, so that a second clone fetches nothing. */
export function cacheFolder({ platform, env, home } = thisMachine()): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'endcap', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'endcap');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'endcap');
}

/** Where the demo keeps its orders and catalog. */
export function dataFolder({ platform, env, home } = thisMachine()): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'endcap', 'data');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'endcap');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'endcap');
}
