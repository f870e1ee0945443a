import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT_USAGE, Failure } from '../setup/failure.mjs';

/** Makes the folder that --data names, or says in a sentence why it cannot be used. */
export function requireDataFolder(folder: string): void {
  try {
    make(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(
      `The data folder ${folder} cannot be used (${code}). Choose another one with --data.`,
      EXIT_USAGE,
    );
  }
}

/** Level by level: Node's own `recursive` never returns where a file system such as /proc refuses new folders. */
function make(folder: string): void {
  if (existsSync(folder) && existsSync(`${folder}/.`)) return;
  if (!existsSync(dirname(folder))) make(dirname(folder));
  mkdirSync(folder);
}
