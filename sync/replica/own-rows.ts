import { type CheckedResource, checksumText } from '../contract/checksums.ts';
import type { Breath } from '../kernel/breath.ts';
import { idStamp } from './column-kind.ts';
import type { Generation } from './generation.ts';
import { hasOthers, noCompare, otherFields, otherWidth, type PriceChunk, pricesPerChunk } from './price-chunk.ts';
import type { PriceIds } from './price-ids.ts';
import { seldom } from './seldom.ts';
import { readStock, stampAt, stockPlaceOf, usualStockId } from './stock-column.ts';

/** Its id, and what of it is compared. */
type Visit = (id: string, text: string) => void;

/** Of prices and stock the columns keep no ids, only enough to tell that one is what it was taken for. */
export type Visited = 'all' | 'ids-unknown';

/** Every row of a resource that this replica holds. Nothing may be taken in meanwhile. */
export async function visitOwnRows(
  generation: Generation,
  resource: CheckedResource,
  priceIds: PriceIds | null,
  visit: Visit,
  breath: Breath,
): Promise<Visited> {
  const slices = seldom(breath);
  if (resource === 'product') return visitProducts(generation, visit, breath);
  if (resource === 'stock') return visitStock(generation, visit, slices);
  return visitPrices(generation, priceIds, visit, slices);
}

async function visitProducts({ shelf }: Generation, visit: Visit, breath: Breath): Promise<Visited> {
  for await (const products of shelf.all()) {
    for (const { product } of products)
      visit(product.sourceId, checksumText.product(product.sourceId, product.sourceUpdatedAt ?? 0));
    if (breath.due) await breath.take();
  }
  return 'all';
}

async function visitStock({ stock, variants, locations }: Generation, visit: Visit, breath: Breath): Promise<Visited> {
  // All places of a run of variants one after the other: their ids are spelt once.
  const chunks = [...stock.all()].map(([number, chunk]) => ({ ...stockPlaceOf(number), chunk }));
  let ids: string[] = [];
  let idsFrom = -1;
  for (const { location, firstVariant, variants: count, chunk } of chunks.toSorted(byFirstVariant)) {
    if (idsFrom !== firstVariant) ids = idsOf(variants, firstVariant, count);
    idsFrom = firstVariant;
    const place = locations.idAt(location);
    for (const [slot, variantId] of ids.entries()) {
      const stamp = stampAt(chunk, firstVariant + slot);
      const reading = readStock(chunk, firstVariant + slot);
      if (stamp === null || reading === null) continue;
      if (stamp !== 0) return 'ids-unknown';
      const id = usualStockId(variantId, place);
      visit(id, checksumText.stock(id, reading.available, reading.policy));
      if (breath.due) await breath.take();
    }
  }
  return 'all';
}

async function visitPrices(
  { prices, variants }: Generation,
  priceIds: PriceIds | null,
  visit: Visit,
  breath: Breath,
): Promise<Visited> {
  for (const [number, chunk] of prices.all()) {
    for (const { slot, stamp, minor, compareAt } of pricesIn(chunk)) {
      const id = priceIds?.of(variants.idAt(number * pricesPerChunk + slot)) ?? null;
      if (id === null || idStamp(id) !== stamp) return 'ids-unknown';
      visit(id, checksumText.price(id, minor, compareAt));
      if (breath.due) await breath.take();
    }
  }
  return 'all';
}

interface HeldPrice {
  readonly slot: number;
  readonly stamp: number;
  readonly minor: number;
  readonly compareAt: number | null;
}

function* pricesIn({ stamps, minor, compare, terms, others, othersCount }: PriceChunk): Generator<HeldPrice> {
  for (let slot = 0; slot < pricesPerChunk; slot++) {
    if ((terms[slot] ?? 0) % hasOthers === 0) continue;
    const before = compare?.[slot] ?? noCompare;
    const compareAt = before === noCompare ? null : before;
    yield { slot, stamp: stamps[slot] ?? 0, minor: minor[slot] ?? 0, compareAt };
  }
  const { slotAt, stampAt: idAt, minorAt, compareAt: beforeAt } = otherFields;
  for (let at = 0; at < othersCount * otherWidth; at += otherWidth) {
    const before = others[at + beforeAt] ?? Number.NaN;
    const compareAt = Number.isNaN(before) ? null : before;
    yield {
      slot: others[at + slotAt] ?? 0,
      stamp: others[at + idAt] ?? 0,
      minor: others[at + minorAt] ?? 0,
      compareAt,
    };
  }
}

const byFirstVariant = (one: { firstVariant: number }, other: { firstVariant: number }): number =>
  one.firstVariant - other.firstVariant;

const idsOf = (variants: Generation['variants'], first: number, count: number): string[] =>
  Array.from({ length: Math.min(count, variants.count - first) }, (_, index) => variants.idAt(first + index));
