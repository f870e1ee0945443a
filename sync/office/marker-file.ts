import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplicaMarker } from '../gateway/office-parts.ts';
import { codeOf, writeDurably } from './durable-files.ts';

/** A file of this folder, written when the window's catalog changes over: about as often as a shop changes its seasons. */
export function markerFile(folder: string): ReplicaMarker {
  const path = join(folder, 'replica-marker');
  return {
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch (problem) {
        if (codeOf(problem) === 'ENOENT') return null;
        throw problem;
      }
    },
    write: (text) => writeDurably(path, new TextEncoder().encode(text)),
  };
}
