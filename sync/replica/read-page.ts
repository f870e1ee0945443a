import * as v from 'valibot';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { FeedRow, PageEnd, Resource } from '../contract/feed.ts';
import { identifierSchema } from '../contract/primitives.ts';
import { checkRow } from './check-row.ts';
import type { FeedQuestion, FeedSource } from './feed-source.ts';

/** One change, in the order of the feed: of two for the same row the later counts. */
export type Change<Of extends Resource = Resource> =
  | { readonly kind: 'row'; readonly row: FeedRow<Of> }
  | { readonly kind: 'gone'; readonly id: string };

export interface Page<Of extends Resource = Resource> {
  readonly resource: Of;
  readonly changes: readonly Change<Of>[];
  /** Rows that broke their schema. */
  readonly quarantined: number;
  readonly end: PageEnd;
}

export type PageRead =
  | { readonly kind: 'whole'; readonly page: Page }
  | { readonly kind: 'cut' }
  | { readonly kind: 'failed'; readonly error: CommerceError };

/** Takes a page in. Nothing of it counts before its last line has come (RP1). */
export async function readPage(source: FeedSource, question: FeedQuestion): Promise<PageRead> {
  const { resource } = question;
  const changes: Change[] = [];
  let quarantined = 0;
  for await (const events of source.page(question)) {
    for (const event of events) {
      if (event.kind === 'failed') return event;
      if (event.kind === 'page') return { kind: 'whole', page: { resource, changes, quarantined, end: event.page } };
      if (event.kind === 'tombstone') changes.push({ kind: 'gone', id: event.tombstone.sourceId });
      else {
        const row = checkRow(resource, event.row);
        if (row === null) {
          quarantined++;
          changes.push(...takenAway(resource, event.row));
        } else changes.push(row.deleted ? { kind: 'gone', id: row.sourceId } : { kind: 'row', row });
      }
    }
  }
  return { kind: 'cut' };
}

/** A figure that cannot be read is no figure: the one it replaced must not be confirmed by the very page that withdrew it (FR6). */
function takenAway(resource: Resource, row: unknown): Change[] {
  if (resource !== 'stock' || typeof row !== 'object' || row === null || !('sourceId' in row)) return [];
  return v.is(identifierSchema, row.sourceId) ? [{ kind: 'gone', id: row.sourceId }] : [];
}
