import { breathless } from '../../../sync/kernel/breath.ts';
import type { Random } from '../../../sync/kernel/random.ts';
import type { Generation } from '../../../sync/replica/generation.ts';
import { readPage } from '../../../sync/replica/read-page.ts';
import { readStock, stockChunkOf } from '../../../sync/replica/stock-column.ts';
import { takeIn } from '../../../sync/replica/write-page.ts';
import { openedAt } from './held-stock.ts';

const deltasAPage = 5_000;
export const deltasADay = 100_000;
const pagesADay = deltasADay / deltasAPage;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Of changes; all others are sales. */
const deliveries = 0.1;
const encoder = new TextEncoder();
const endLine = '{"page":{"next":"c","complete":true,"epoch":"e","serverTime":0}}\n';

/** A day's trade, a page every half an hour, from bytes of the feed into model and columns as the kiosk does it. Answers how long that took. */
export async function takeDay(generation: Generation, random: Random, day: number): Promise<number> {
  let took = 0;
  for (let page = 0; page < pagesADay; page++) {
    const bytes = pageOf(generation, random);
    const begun = performance.now();
    await takeBytes(generation, bytes, openedAt + day * dayMs + (page * hourMs) / 2);
    took += performance.now() - begun;
  }
  const { learning, stock, stockCheckedAt } = generation;
  await learning.survey(stock, stockCheckedAt ?? 0, breathless);
  return took;
}

async function takeBytes(generation: Generation, bytes: Uint8Array<ArrayBuffer>, askedAt: number): Promise<void> {
  const read = await readPage(inOnePiece(bytes), { resource: 'stock', askedAt }, breathless);
  if (read.kind !== 'whole' || read.page.changes.length !== deltasAPage) throw new Error('A page was not taken whole');
  await takeIn(generation, read.page, breathless);
}

async function* inOnePiece(bytes: Uint8Array<ArrayBuffer>) {
  yield bytes;
}

function pageOf(generation: Generation, random: Random): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: deltasAPage }, () => deltaOf(generation, random));
  return encoder.encode(lines.join('') + endLine);
}

/** Some goods sell far more often than others. */
export const wantedOf = (random: Random, count: number): number => Math.floor(random.next() ** 2 * count);

/** One record, as a feed tells a change. */
function deltaOf({ variants, locations, stock }: Generation, random: Random): string {
  const [location, variant] = [random.below(locations.count), wantedOf(random, variants.count)];
  const before = readStock(stock.chunk(stockChunkOf(location, variant)), variant)?.available ?? 0;
  const isDelivery = before <= 0 || random.next() < deliveries;
  const available = isDelivery ? before + 1 + random.below(12) : before - 1;
  const at = [[locations.idAt(location), available]];
  return `${JSON.stringify({ levels: { variant: variants.idAt(variant), policy: 'deny', confidence: 'exact', at } })}\n`;
}
