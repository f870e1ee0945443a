import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../user-folders.ts';

/** An Electron that can be started: `path APP_FOLDER --flags`. */
export interface Runtime {
  origin: 'override' | 'official' | 'development';
  path: string;
  /** Electron's version, without the leading v. */
  electron: string;
}

export type Look = { runtime: Runtime } | { absent: string };

/** Everything the search depends on, so that a test can be another machine. */
export interface Surroundings {
  root: string;
  cache: string;
  platform: NodeJS.Platform;
  arch: string;
  env: Record<string, string | undefined>;
  now: () => number;
}

export function surroundings(): Surroundings {
  const { platform, arch, env } = process;
  return {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    cache: cacheFolder({ platform, env, home: homedir() }),
    platform,
    arch,
    env,
    now: Date.now,
  };
}

/** Where the executable lies inside an unpacked Electron. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
