import type { Resource } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Generation, Plain } from './generation.ts';
import type { PageWrite } from './page-write.ts';
import type { Page } from './read-page.ts';
import { seldom } from './seldom.ts';
import { takePlain } from './take-plain.ts';
import { takePrices } from './take-prices.ts';
import { takeProducts } from './take-products.ts';
import { takeStock } from './take-stock.ts';

/** Takes a page into memory, in slices. All of the generation must be loaded. */
export async function takePage(generation: Generation, page: Page, seq: number, breath: Breath): Promise<PageWrite> {
  const slices = seldom(breath);
  if (isOf(page, 'product')) return takeProducts(generation, page, seq, slices);
  if (isOf(page, 'price')) return takePrices(generation, page, seq, slices);
  if (isOf(page, 'stock')) return takeStock(generation, page, seq, slices);
  return takePlain(generation.plain, page as Page<keyof Plain>);
}

const isOf = <Of extends Resource>(page: Page, resource: Of): page is Page<Of> => page.resource === resource;
