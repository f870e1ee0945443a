import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the files in a folder take, however deep. A file that goes while one looks counts as nothing. */
export function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}
