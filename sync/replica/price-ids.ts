import type { Breath } from '../kernel/breath.ts';
import type { FeedSource } from './feed-source.ts';
import type { Change } from './page-lines.ts';
import { readPage } from './read-page.ts';

/** How a platform makes the ids of prices, as far as it makes them of the variant's. */
export interface PriceIds {
  of(variant: string): string;
}

/** A row is nearly always on the first page: before it there can only be what is gone. */
const rowsAPage = 100;
const mostPages = 10;

/**
 * Three hundred thousand ids would take more room than the prices. Most platforms put something before or behind the id of the variant:
 * one row shows what, and each price's stamp says whether it is so there too. Null where there is no such row.
 */
export async function priceIdsOf(source: FeedSource, breath: Breath): Promise<PriceIds | null | 'away'> {
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const answer = await source.page({ resource: 'price', cursor, limit: rowsAPage });
    if (answer.kind === 'failed') return 'away';
    const read = await readPage(answer.chunks, { resource: 'price', askedAt: 0 }, breath);
    if (read.kind !== 'whole') return 'away';
    const { changes, end } = read.page;
    const [found] = changes.flatMap((change) => idsLike(change) ?? []);
    if (found !== undefined || end.complete) return found ?? null;
    cursor = end.next;
  }
  return null;
}

function idsLike(change: Change): PriceIds | null {
  if (change.kind === 'prices') return around('', change.prices.suffix);
  if (change.kind !== 'row' || !('variant' in change.row)) return null;
  const { sourceId, variant } = change.row;
  const at = sourceId.indexOf(variant);
  return at < 0 ? null : around(sourceId.slice(0, at), sourceId.slice(at + variant.length));
}

const around = (prefix: string, suffix: string): PriceIds => ({ of: (variant) => `${prefix}${variant}${suffix}` });
