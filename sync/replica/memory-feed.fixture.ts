import { type CheckedResource, checksumText } from '../contract/checksums.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import type { Price } from '../contract/price.ts';
import type { Product } from '../contract/product.ts';
import type { Stock } from '../contract/stock.ts';
import { crc32 } from '../kernel/checksum.ts';
import { fail, succeed } from '../kernel/result.ts';
import type { FeedAnswer, FeedQuestion, FeedSource } from './feed-source.ts';
import type { HealSource } from './heal-source.ts';
import { usualStockId } from './stock-column.ts';

interface Entry {
  readonly stamp: number;
  /** Null: deleted. */
  readonly row: object | null;
}

/** A platform in memory that keeps the contract of the feed, with a lever for each way a page can go wrong. */
export interface MemoryFeed extends FeedSource, HealSource {
  put(resource: Resource, row: { readonly sourceId: string }): void;
  remove(resource: Resource, id: string): void;
  /** As put and remove, and no change is told of it: a restore of a part, or an event that was lost. */
  putSilently(resource: CheckedResource, row: { readonly sourceId: string }): void;
  removeSilently(resource: Resource, id: string): void;
  /** What checksums and partitions are refused with, until it is null again. */
  notComparing: CommerceError | null;
  /** What the list of ids is refused with, until it is null again. */
  notListing: CommerceError | null;
  /** Partitions that were fetched. */
  readonly partitionsAsked: number;
  rows(resource: Resource): ReadonlyMap<string, object>;
  /** Other data from now on: a restore of the platform, say. */
  newEpoch(): void;
  /** The next page ends after so many of its lines, without its end. */
  cutNext(lines: number): void;
  /** The next page has this line before its own. */
  insertNext(line: string): void;
  /** Every page answers so until it is null again. */
  failing: CommerceError | null;
  /** What comes of this resource is no feed, until it is null again. */
  garbled: Resource | null;
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
  let inserted: string[] = [];
  let pages = 0;
  let partitionsAsked = 0;
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

  function answer({ resource, cursor, limit }: FeedQuestion): FeedAnswer {
    const [, ofEpoch, from, stage] = (cursor ?? cursorOf(resource, 0, 'export')).split(':');
    const after = Number(from);
    const isForgotten = stage === 'changes' && after < (remembered.get(resource) ?? 0);
    if (Number(ofEpoch) !== epoch || isForgotten)
      return { kind: 'failed', error: { kind: 'CursorTooOld', message: 'too old' } };
    const all = [...table(resource)].filter(([, entry]) => entry.stamp > after);
    const some = all.slice(0, Math.min(limit, feed.most));
    const last = some.at(-1)?.[1].stamp ?? after;
    const complete = some.length === all.length;
    const next = cursorOf(resource, complete ? stamp : last, complete || stage === 'changes' ? 'changes' : 'export');
    const page = { next, complete, epoch: `e${epoch}`, serverTime: now, expected: table(resource).size };
    const rows = some.map(([sourceId, { row }]) =>
      row === null ? { tombstone: { sourceId, deletedAt: now } } : rowLine(resource, row, stage === 'export'),
    );
    const lines = [...inserted, ...[...rows, { page }].map((line) => JSON.stringify(line))].slice(0, cut ?? Infinity);
    cut = null;
    inserted = [];
    return { kind: 'body', chunks: inPieces(lines.map((line) => `${line}\n`).join('')) };
  }

  const present = (resource: Resource) =>
    new Map([...table(resource)].flatMap(([id, { row }]) => (row === null ? [] : [[id, row] as const])));

  const feed: MemoryFeed = {
    failing: null,
    notComparing: null,
    notListing: null,
    get partitionsAsked() {
      return partitionsAsked;
    },
    async checksums(resource, partitions) {
      const refused = feed.failing ?? feed.notComparing;
      if (refused !== null) return fail(refused);
      const sums = new Uint32Array(partitions);
      for (const [id, row] of present(resource)) {
        const partition = crcOf(id) % partitions;
        sums[partition] = (sums[partition] ?? 0) + crcOf(comparedText(resource, row));
      }
      return succeed({ partitions: [...sums], rows: present(resource).size, cursor: `at ${stamp}` });
    },
    async partition(resource, partition, partitions) {
      partitionsAsked++;
      const refused = feed.failing ?? feed.notComparing;
      if (refused !== null) return { kind: 'failed', error: refused };
      const own = [...present(resource)].filter(([id]) => crcOf(id) % partitions === partition);
      const page = { next: 'not to be kept', complete: true, epoch: `e${epoch}`, serverTime: now };
      const lines = [...own.map(([, row]) => rowLine(resource, row, true)), { page }];
      return { kind: 'body', chunks: inPieces(lines.map((line) => `${JSON.stringify(line)}\n`).join('')) };
    },
    async ids(resource, after, limit) {
      const refused = feed.failing ?? feed.notListing;
      if (refused !== null) return { kind: 'failed', error: refused };
      const all = [...present(resource).keys()].toSorted().filter((id) => after === null || id > after);
      const some = all.slice(0, Math.min(limit, feed.most));
      const next = some.at(-1) ?? after ?? '';
      const page = { next, complete: some.length === all.length, epoch: `e${epoch}`, serverTime: now };
      const lines = [...some.map((id) => ({ id })), { page }];
      return { kind: 'body', chunks: inPieces(lines.map((line) => `${JSON.stringify(line)}\n`).join('')) };
    },
    putSilently(resource, row) {
      const { stamp: before } = table(resource).get(row.sourceId) ?? { stamp: 0 };
      table(resource).set(row.sourceId, { stamp: before, row });
    },
    removeSilently: (resource, id) => table(resource).delete(id),
    garbled: null,
    most: Infinity,
    get pages() {
      return pages;
    },
    async page(question) {
      pages++;
      if (feed.garbled === question.resource) return { kind: 'body', chunks: inPieces('<html>\n') };
      return feed.failing === null ? answer(question) : { kind: 'failed', error: feed.failing };
    },
    put: (resource, row) => note(resource, row.sourceId, row),
    remove: (resource, id) => note(resource, id, null),
    rows: present,
    newEpoch() {
      epoch++;
      for (const [resource, entries] of tables)
        for (const [id, { row }] of [...entries]) {
          if (row === null) entries.delete(id);
          else note(resource, id, row);
        }
    },
    cutNext: (lines) => (cut = lines),
    insertNext: (line) => inserted.push(line),
    forget: (resource) => remembered.set(resource, ++stamp),
    isNewest(cursor) {
      const [resource = '', ofEpoch, after] = cursor.split(':');
      const newest = Math.max(0, ...[...table(resource as Resource).values()].map((entry) => entry.stamp));
      return Number(ofEpoch) === epoch && Number(after) >= Math.max(newest, remembered.get(resource as Resource) ?? 0);
    },
  };
  return feed;
}

const crcOf = (text: string): number => crc32(new TextEncoder().encode(text));

function comparedText(resource: CheckedResource, row: object): string {
  if (resource === 'product') {
    const { sourceId, sourceUpdatedAt = 0 } = row as Product;
    return checksumText.product(sourceId, sourceUpdatedAt);
  }
  if (resource === 'price') {
    const { sourceId, amount, compareAt } = row as Price;
    return checksumText.price(sourceId, amount.minor, compareAt?.minor ?? null);
  }
  const { sourceId, available, policy } = row as Stock;
  return checksumText.stock(sourceId, available, policy);
}

/** An export says the stock of a variant in one line, as far as a line can. */
function rowLine(resource: Resource, row: object, isExport: boolean): object {
  if (resource !== 'stock' || !isExport) return { upsert: row };
  const { sourceId, variant, location, policy, confidence, available } = row as Stock;
  if (sourceId !== usualStockId(variant, location) || !Number.isInteger(available)) return { upsert: row };
  return { levels: { variant, policy, confidence, at: [[location, available]] } };
}

/** Cut where no line ends. */
const pieceBytes = 701;

async function* inPieces(text: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.slice(from, from + pieceBytes);
}
