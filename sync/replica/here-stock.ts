import type { Generation } from './generation.ts';
import { linkChunkOf, readLink } from './link-column.ts';
import { isHad, stockPlaceOf } from './stock-column.ts';

/** By product ordinal, 1 where this store's record says that at least one variant can be had (SE6). All of it must be loaded. */
export function hereStock({ locations, location, stock, links, products }: Generation): Uint8Array<ArrayBuffer> {
  const had = new Uint8Array(products.count);
  const here = locations.find(location);
  for (const [number, chunk] of stock.all()) {
    const place = stockPlaceOf(number);
    if (place.location !== here) continue;
    for (let slot = 0; slot < chunk.terms.length; slot++) {
      if (!isHad(chunk, slot)) continue;
      const variant = place.firstVariant + slot;
      const product = readLink(links.chunk(linkChunkOf(variant)), variant);
      if (product !== null) had[product] = 1;
    }
  }
  return had;
}
