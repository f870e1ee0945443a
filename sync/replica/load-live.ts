import type { Breath } from '../kernel/breath.ts';
import type { Generation } from './generation.ts';
import { linkedBy, linksPerChunk } from './link-column.ts';
import { timedVariants } from './price-column.ts';
import { seldom } from './seldom.ts';
import { isHad, stockPlaceOf } from './stock-column.ts';

/** What follows from the columns is not stored: going through them once takes milliseconds. */
export async function loadLive(generation: Generation, now: number, breath: Breath): Promise<void> {
  await loadLinks(generation, breath);
  await loadStock(generation, breath);
  await loadPrices(generation, now, breath);
  for (const product of generation.shelf.allGone) generation.live.setGone(product, true);
}

async function loadLinks({ linkColumn, links }: Generation, breath: Breath): Promise<void> {
  for (const [number, chunk] of linkColumn.all()) {
    for (let slot = 0; slot < linksPerChunk; slot++) {
      const { product, group } = linkedBy(chunk[slot] ?? 0);
      if (product !== null) links.link(number * linksPerChunk + slot, product, group);
    }
    if (breath.due) await breath.take();
  }
}

async function loadStock({ stock, live, locations, location }: Generation, breath: Breath): Promise<void> {
  const here = locations.find(location);
  for (const [number, chunk] of stock.all()) {
    const place = stockPlaceOf(number);
    for (let variant = place.firstVariant; variant < place.firstVariant + place.variants; variant++)
      if (isHad(chunk, variant)) live.had(variant, place.location === here, true);
    if (breath.due) await breath.take();
  }
}

async function loadPrices({ prices, products, live }: Generation, now: number, breath: Breath): Promise<void> {
  const slices = seldom(breath);
  for (let product = 0; product < products.count; product++) {
    live.priced(product, now);
    if (slices.due) await slices.take();
  }
  for (const [number, chunk] of prices.all())
    for (const variant of timedVariants(number, chunk)) live.timed(variant, now);
}
