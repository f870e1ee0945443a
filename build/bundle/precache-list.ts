import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What the service worker of the browser host puts aside, in the form that workbox's precaching takes. */
export interface PrecacheEntry {
  url: string;
  /** Null where the name carries a hash of the content already. */
  revision: string | null;
}

const notForTheCache = (url: string) =>
  url.endsWith('.map') || url === '/service-worker.js' || url === '/precache.json';

export function precacheList(folder: string): PrecacheEntry[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, url: `/${relative(folder, path).split(sep).join('/')}` }))
    .filter(({ url }) => !notForTheCache(url))
    .map(({ path, url }) => ({ url, revision: url.startsWith('/assets/') ? null : contentHash(path) }))
    .toSorted((one, other) => (one.url < other.url ? -1 : 1));
}

const contentHash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 20);
