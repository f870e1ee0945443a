import type { FeedEvent } from '../contract/commerce-port.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import type { FeedQuestion, FeedSource } from './feed-source.ts';

interface Entry {
  readonly stamp: number;
  /** Null: deleted. */
  readonly row: object | null;
}

/** A platform in memory that keeps the contract of the feed, with a lever for each way a page can go wrong. */
export interface MemoryFeed extends FeedSource {
  put(resource: Resource, row: { readonly sourceId: string }): void;
  remove(resource: Resource, id: string): void;
  rows(resource: Resource): ReadonlyMap<string, object>;
  /** Other data from now on: a restore of the platform, say. */
  newEpoch(): void;
  /** The next page ends after so many of its events, without its end. */
  cutNext(events: number): void;
  /** Every page answers so until it is null again. */
  failing: CommerceError | null;
  /** Cursors handed out so far are too old from now on. */
  forget(resource: Resource): void;
  /** The largest page, whatever was asked for. */
  most: number;
  readonly pages: number;
  /** Nothing has changed since this cursor was handed out. */
  isNewest(cursor: string): boolean;
}

export function memoryFeed(now = 1_700_000_000_000): MemoryFeed {
  const tables = new Map<Resource, Map<string, Entry>>();
  const remembered = new Map<Resource, number>();
  let epoch = 1;
  let stamp = 0;
  let cut: number | null = null;
  let pages = 0;
  const table = (resource: Resource) => {
    const known = tables.get(resource) ?? new Map<string, Entry>();
    tables.set(resource, known);
    return known;
  };
  const note = (resource: Resource, id: string, row: object | null) => {
    table(resource).delete(id);
    table(resource).set(id, { stamp: ++stamp, row });
  };

  /** In the middle of an export nothing can be too old; after it, what was removed since may be forgotten. */
  const cursorOf = (resource: Resource, at: number, stage: 'export' | 'changes') =>
    `${resource}:${epoch}:${at}:${stage}`;

  function eventsOf({ resource, cursor, limit }: FeedQuestion): FeedEvent[] {
    const [, ofEpoch, from, stage] = (cursor ?? cursorOf(resource, 0, 'export')).split(':');
    const after = Number(from);
    const isForgotten = stage === 'changes' && after < (remembered.get(resource) ?? 0);
    if (Number(ofEpoch) !== epoch || isForgotten)
      return [{ kind: 'failed', error: { kind: 'CursorTooOld', message: 'too old' } }];
    const all = [...table(resource)].filter(([, entry]) => entry.stamp > after);
    const some = all.slice(0, Math.min(limit, feed.most));
    const last = some.at(-1)?.[1].stamp ?? after;
    const complete = some.length === all.length;
    const next = cursorOf(resource, complete ? stamp : last, complete || stage === 'changes' ? 'changes' : 'export');
    const page = { next, complete, epoch: `e${epoch}`, serverTime: now };
    return [
      ...some.map(([sourceId, { row }]): FeedEvent =>
        row === null
          ? { kind: 'tombstone', tombstone: { sourceId, deletedAt: now } }
          : { kind: 'upsert', row: structuredClone(row) },
      ),
      { kind: 'page', page: { ...page, expected: table(resource).size } },
    ];
  }

  const feed: MemoryFeed = {
    failing: null,
    most: Infinity,
    get pages() {
      return pages;
    },
    async *page(question) {
      pages++;
      if (feed.failing !== null) {
        yield [{ kind: 'failed', error: feed.failing }];
        return;
      }
      const events = eventsOf(question);
      const whole = cut === null;
      yield events.slice(0, cut ?? events.length);
      if (!whole) cut = null;
    },
    put: (resource, row) => note(resource, row.sourceId, row),
    remove: (resource, id) => note(resource, id, null),
    rows: (resource) =>
      new Map([...table(resource)].flatMap(([id, { row }]) => (row === null ? [] : [[id, row] as const]))),
    newEpoch() {
      epoch++;
      for (const [resource, entries] of tables)
        for (const [id, { row }] of [...entries]) {
          if (row === null) entries.delete(id);
          else note(resource, id, row);
        }
    },
    cutNext: (events) => (cut = events),
    forget: (resource) => remembered.set(resource, ++stamp),
    isNewest(cursor) {
      const [resource = '', ofEpoch, after] = cursor.split(':');
      const newest = Math.max(0, ...[...table(resource as Resource).values()].map((entry) => entry.stamp));
      return Number(ofEpoch) === epoch && Number(after) >= Math.max(newest, remembered.get(resource as Resource) ?? 0);
    },
  };
  return feed;
}
