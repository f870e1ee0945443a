import type { Resource } from '../../../sync/contract/feed.ts';
import type { FeedAnswer, FeedQuestion, FeedSource } from '../../../sync/replica/feed-source.ts';
import { pricesALine } from '../catalog/packed-prices.ts';
import { type Goods, linesOf, plainLines } from './data.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A stretch of a feed, its lines found beforehand: cutting a page costs the reader nothing that a network would not. */
interface Lines {
  readonly bytes: Bytes;
  /** Where each line ends. */
  readonly ends: Uint32Array;
}

interface Shelf {
  readonly lines: Lines[];
  /** The first line of the first stretch that was not given yet. */
  next: number;
  /** Lines given in all: the cursor. */
  given: number;
  /** No more stretches will come. */
  whole: boolean;
}

/** Pages already downloaded. Whoever measures fetches the next ones while the clock stands. */
export interface MemorySource extends FeedSource {
  /** A page might come to the end of what is here. */
  readonly low: boolean;
  refill(): Promise<void>;
}

const goods: readonly Goods[] = ['product', 'price', 'stock'];
/** In one stretch, some 160 megabytes of pages: at its end the clock waits for the disk, which a feed that goes on would not. */
const productsAStretch = 100_000;
/** The page being read and the one asked ahead. */
const pagesAtHand = 2;
/** Until it is known how many rows are asked for at a time. */
const usualLimit = 5_000;

/** A line counts for as many prices as it holds. */
const linesIn = (resource: Resource, limit: number): number =>
  resource === 'price' ? Math.ceil(limit / pricesALine) : limit;

/** A network brings pieces of about this size. */
const pieceBytes = 64 * 1024;
const encoder = new TextEncoder();

export function memorySource(products: number): MemorySource {
  const shelves = new Map<Resource, Shelf>();
  const limits = new Map<Resource, number>();
  let fetched = 0;

  const shelfOf = (resource: Resource): Shelf => {
    const known = shelves.get(resource) ?? { lines: [], next: 0, given: 0, whole: resource === 'promotion' };
    shelves.set(resource, known);
    return known;
  };
  const add = (resource: Resource, bytes: Bytes, whole: boolean) => {
    const shelf = shelfOf(resource);
    if (bytes.length > 0) shelf.lines.push({ bytes, ends: endsIn(bytes) });
    shelf.whole = whole;
  };
  const isLow = (resource: Resource): boolean => {
    const { lines, next, whole } = shelfOf(resource);
    if (whole) return false;
    const left = lines.reduce((sum, { ends }) => sum + ends.length, -next);
    return left <= pagesAtHand * linesIn(resource, limits.get(resource) ?? usualLimit);
  };

  function page({ resource, cursor, limit }: FeedQuestion): FeedAnswer {
    const shelf = shelfOf(resource);
    limits.set(resource, limit);
    if (Number(cursor ?? 0) !== shelf.given)
      throw new Error(`${resource} was asked from ${cursor} and is at ${shelf.given}`);
    const [stretch] = shelf.lines;
    if (stretch === undefined && !shelf.whole) throw new Error(`There is no page of ${resource} left in memory`);
    const count = Math.min(linesIn(resource, limit), (stretch?.ends.length ?? 0) - shelf.next);
    const from = stretch?.ends[shelf.next - 1] ?? 0;
    const upTo = stretch?.ends[shelf.next + count - 1] ?? 0;
    shelf.given += count;
    shelf.next += count;
    if (stretch !== undefined && shelf.next === stretch.ends.length) {
      shelf.lines.shift();
      shelf.next = 0;
    }
    const complete = shelf.whole && shelf.lines.length === 0;
    const end = { next: String(shelf.given), complete, epoch: 'bench', serverTime: Date.now() };
    return { kind: 'body', chunks: pieces(stretch?.bytes.subarray(from, upTo) ?? null, { page: end }) };
  }

  return {
    page: async (question) => page(question),
    get low() {
      return goods.some(isLow);
    },
    async refill() {
      if (fetched === 0) {
        add('location', await plainLines('location'), true);
        add('category', await plainLines('category'), true);
      }
      const stretch = { from: fetched, products: Math.min(productsAStretch, products - fetched) };
      fetched += stretch.products;
      for (const resource of goods) add(resource, await linesOf(resource, stretch), fetched === products);
    },
  };
}

async function* pieces(bytes: Bytes | null, end: object): AsyncGenerator<Bytes> {
  for (let from = 0; from < (bytes?.length ?? 0); from += pieceBytes) {
    const piece = bytes?.subarray(from, from + pieceBytes);
    if (piece !== undefined) yield piece;
  }
  yield encoder.encode(`${JSON.stringify(end)}\n`);
}

const newline = 10;

function endsIn(bytes: Bytes): Uint32Array {
  const ends: number[] = [];
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) ends.push(at + 1);
  return Uint32Array.from(ends);
}
