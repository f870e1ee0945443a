import { statfsSync } from 'node:fs';
import { Failure } from './failure.mjs';

const MB = 1_000_000;

/** @param {string} folder */
export function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Asked before a large download, so that a full disk is one sentence and not a half-written folder.
 * @param {string} folder an existing folder on the disk in question
 * @param {number} bytes
 * @param {string} what
 */
export function requireSpace(folder, bytes, what) {
  const free = freeBytes(folder);
  if (free >= bytes) return;
  throw new Failure(
    `The disk that holds ${folder} has ${Math.floor(free / MB)} MB free, and ${what} needs ${Math.ceil(bytes / MB)} MB. ` +
      'Make room and run the command again.',
  );
}
