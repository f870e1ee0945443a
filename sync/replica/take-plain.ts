import type { Plain } from './generation.ts';
import type { PlainRow } from './generation-database.ts';
import { nothingWritten, type PageWrite } from './page-write.ts';
import { mostBytesInPiece } from './pieces.ts';
import { Quarantine } from './quarantine.ts';
import type { Page } from './read-page.ts';

/** Of one UTF-16 unit in UTF-8. */
const mostBytesPerUnit = 3;

/** Locations, categories, promotions: few, and held whole. */
export function takePlain(plain: Plain, { resource, changes, askedAt }: Page<keyof Plain>): PageWrite {
  const put = new Map<string, PlainRow>();
  const removed = new Set<string>();
  const unkept = new Quarantine();
  const held: Map<string, unknown> = plain[resource];
  for (const change of changes) {
    if (change.kind === 'gone') {
      held.delete(change.id);
      put.delete(change.id);
      removed.add(change.id);
    } else if (change.kind === 'row') {
      const { sourceId: id } = change.row;
      const row = { ...change.row, observedAt: askedAt };
      if (JSON.stringify(row).length * mostBytesPerUnit > mostBytesInPiece) {
        unkept.add('too-large', id);
        continue;
      }
      held.set(id, row);
      removed.delete(id);
      put.set(id, { resource, id, row });
    }
  }
  const { length: received } = changes;
  return {
    ...nothingWritten,
    plainPut: [...put.values()],
    plainRemoved: [...removed],
    received,
    unkept: unkept.list(),
  };
}
