import type { Breath } from '../kernel/breath.ts';
import { ChangeRows } from './change-rows.ts';
import { idStamp } from './column-kind.ts';
import type { Generation } from './generation.ts';
import { goneOf, lastWords } from './last-words.ts';
import { nothingWritten, type PageWrite } from './page-write.ts';
import { addPrice, addPriceRemoval, priceKind, pricesStamped, timedFrom } from './price-changes.ts';
import { priceChunkOf } from './price-column.ts';
import type { Page } from './read-page.ts';

export async function takePrices(
  generation: Generation,
  { changes, askedAt }: Page<'price'>,
  seq: number,
  breath: Breath,
): Promise<PageWrite> {
  const { variants, prices, priceContext } = generation;
  const said = lastWords(changes);
  const rows = new ChangeRows();
  await variants.reserve(said.length, breath);
  for (const [variant, stamp] of await pricesNamed(generation, goneOf(said), breath))
    apply(generation, rows, variant, addPriceRemoval(rows, variant, stamp), askedAt);
  for (const change of said) {
    if (change.kind !== 'row') continue;
    const variant = variants.intern(change.row.variant);
    apply(generation, rows, variant, addPrice(rows, variant, change.row, priceContext), askedAt);
    if (breath.due) await breath.take();
  }
  return {
    ...nothingWritten,
    column: { code: priceKind.code, write: prices.taken(rows, seq) },
    received: changes.length,
  };
}

function apply(generation: Generation, rows: ChangeRows, variant: number, at: number, now: number): void {
  const { prices, links, live } = generation;
  priceKind.apply(prices.open(priceChunkOf(variant)), rows.floats, at);
  if (timedFrom(rows.floats, at)) live.timed(variant, now);
  const product = links.productOf(variant);
  if (product !== null) live.priced(product, now);
}

/** A price's id says nothing of its variant: whoever it may be is asked, once for all removals of a page. */
async function pricesNamed({ prices }: Generation, gone: readonly string[], breath: Breath) {
  const stamps = new Set(gone.map(idStamp));
  const found: [variant: number, stamp: number][] = [];
  if (stamps.size === 0) return found;
  for (const [number, chunk] of prices.all()) {
    found.push(...pricesStamped(number, chunk, stamps));
    if (breath.due) await breath.take();
  }
  return found;
}
