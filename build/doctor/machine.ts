import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderBytes } from '../runtime/folder-bytes.ts';
import { freeBytes } from '../setup/disk-space.mjs';
import { requireFreePort } from '../start/free-port.ts';
import { parseStartOptions } from '../start/options.ts';
import { cacheFolder, dataFolder } from '../user-folders.ts';
import { good, note, wrong, type Finding } from './finding.ts';

const MB = 1_000_000;
/** A bundle, a catalog in the profile and the journal, with room to grow. */
const NEEDED_TO_RUN = 300 * MB;

const megabytes = (bytes: number) => `${Math.round(bytes / MB)} MB`;

export const aboutCache = (): Finding => {
  const folder = cacheFolder();
  return existsSync(folder)
    ? good('cache', `${folder}, ${megabytes(folderBytes(folder))}`)
    : note('cache', `${folder} is not there yet`);
};

export function aboutDisk(root: string): Finding[] {
  return [root, cacheFolder(), dataFolder()].map((folder) => {
    const free = freeBytes(nearest(folder));
    const detail = `${megabytes(free)} free for ${folder}`;
    return free >= NEEDED_TO_RUN
      ? good('disk', detail)
      : wrong('disk', detail, `make room: ${megabytes(NEEDED_TO_RUN)} are needed`);
  });
}

/** The folder itself, or the one above it that it will be made in. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

/** The ports that `npm start` takes when it is not told otherwise. */
export async function aboutPorts(): Promise<Finding[]> {
  const defaults = parseStartOptions([]);
  if (defaults === 'help') return [];
  const { port, storePort } = defaults;
  const asked = [
    { number: port, option: '--port' },
    { number: storePort, option: '--store-port' },
    { number: storePort + 1, option: '--store-port' },
  ];
  return Promise.all(asked.map(({ number, option }) => aboutPort(number, option)));
}

async function aboutPort(number: number, option: string): Promise<Finding> {
  try {
    await requireFreePort(number, option);
    return good('port', `${number} is free`);
  } catch {
    return wrong('port', `${number} is in use`, `end what uses it, or start with ${option} and another number`);
  }
}
