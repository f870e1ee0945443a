import type { Price, Prices } from '../contract/price.ts';
import type { Breath } from '../kernel/breath.ts';
import type { ChangeRows } from './change-rows.ts';
import { idStamp, joinedStamp } from './column-kind.ts';
import type { Generation } from './generation.ts';
import { goneOf } from './last-words.ts';
import { nothingWritten, type PageWrite } from './page-write.ts';
import {
  addAmount,
  addPrice,
  addPriceRemoval,
  priceKind,
  pricesStamped,
  termsHere,
  timedFrom,
} from './price-changes.ts';
import { priceChunkOf } from './price-column.ts';
import type { Page } from './read-page.ts';

/** What has been taken of a page of prices so far. */
interface Taking {
  readonly generation: Generation;
  readonly rows: ChangeRows;
  readonly now: number;
  /** By the stamp of each id that this page takes away, the variants that have a price of that id. */
  readonly owners: Map<number, Set<number>>;
  /** Whose lowest price may have changed; a feed brings the variants of a product one after the other. */
  product: number | null;
}

export async function takePrices(
  generation: Generation,
  { changes }: Page<'price'>,
  seq: number,
  breath: Breath,
): Promise<PageWrite> {
  const { variants, prices } = generation;
  const owners = await ownersOf(generation, goneOf(changes), breath);
  const taking: Taking = { generation, rows: prices.pageRows(), now: generation.wallNow(), owners, product: null };
  const received = changes.reduce((sum, change) => sum + (change.kind === 'prices' ? change.prices.of.length : 1), 0);
  await variants.reserve(received, breath);
  for (const change of changes) {
    if (change.kind === 'row') takeRow(taking, change.row);
    else if (change.kind === 'prices') await takePacked(taking, change.prices, breath);
    else if (change.kind === 'gone') takeGone(taking, change.id);
    if (breath.due) await breath.take();
  }
  seeLowest(taking);
  return {
    ...nothingWritten,
    column: prices.taken(taking.rows, seq),
    received,
  };
}

function takeRow(taking: Taking, row: Price): void {
  const { generation, rows, owners } = taking;
  const variant = generation.variants.intern(row.variant);
  if (owners.size > 0) owners.get(idStamp(row.sourceId))?.add(variant);
  apply(taking, variant, addPrice(rows, variant, row, generation.priceContext));
}

async function takePacked(taking: Taking, { context, suffix, of, ...money }: Prices, breath: Breath): Promise<void> {
  const { generation, rows, owners } = taking;
  const terms = termsHere(context, money, generation.priceContext);
  for (const [id, minor, compare] of of) {
    const variant = generation.variants.intern(id);
    const stamp = joinedStamp(id, suffix);
    if (owners.size > 0) owners.get(stamp)?.add(variant);
    if (terms === null) apply(taking, variant, addPriceRemoval(rows, variant, stamp));
    else apply(taking, variant, addAmount(rows, variant, { stamp, terms, minor, compare }));
    if (breath.due) await breath.take();
  }
}

function takeGone(taking: Taking, id: string): void {
  const stamp = idStamp(id);
  const variants = taking.owners.get(stamp);
  for (const variant of variants ?? []) apply(taking, variant, addPriceRemoval(taking.rows, variant, stamp));
  variants?.clear();
}

function apply(taking: Taking, variant: number, at: number): void {
  const { generation, rows, now } = taking;
  const { prices, links, live } = generation;
  priceKind.apply(prices.open(priceChunkOf(variant)), rows.floats, at);
  if (timedFrom(rows.floats, at)) live.timed(variant, now);
  const product = links.productOf(variant);
  if (product === taking.product) return;
  seeLowest(taking);
  taking.product = product;
}

function seeLowest({ generation, now, product }: Taking): void {
  if (product !== null) generation.live.priced(product, now);
}

/** A price's id says nothing of its variant: whoever it may be is asked, once for all removals of a page. */
async function ownersOf({ prices }: Generation, gone: readonly string[], breath: Breath): Promise<Taking['owners']> {
  const owners = new Map(gone.map((id) => [idStamp(id), new Set<number>()]));
  if (owners.size === 0) return owners;
  for (const [number, chunk] of prices.all()) {
    for (const [variant, stamp] of pricesStamped(number, chunk, owners)) owners.get(stamp)?.add(variant);
    if (breath.due) await breath.take();
  }
  return owners;
}
