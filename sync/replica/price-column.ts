import type { Money } from '../contract/money.ts';
import { hasOthers, noCompare, otherFields, otherWidth, type PriceChunk, pricesPerChunk } from './price-chunk.ts';
import { levelOf, unpackTerms } from './price-terms.ts';

export interface StoredPrice {
  readonly amount: Money;
  readonly compareAt: Money | null;
}

const { slotAt, termsAt, minorAt, compareAt, fromAt, untilAt } = otherFields;

export const priceChunkOf = (variant: number): number => Math.floor(variant / pricesPerChunk);

/** The most specific price that is valid now; of two alike the one that began later. */
export function readPrice(chunk: PriceChunk | null, variant: number, now: number): StoredPrice | null {
  if (chunk === null) return null;
  const slot = variant % pricesPerChunk;
  const mark = chunk.terms[slot] ?? 0;
  const other = mark >= hasOthers ? bestOther(chunk, slot, now) : null;
  return other === null ? plainAt(chunk, slot) : otherAt(chunk, other);
}

/** Only the number, for going through all of them; NaN without a price. */
export function minorNow(chunk: PriceChunk | null, variant: number, now: number): number {
  if (chunk === null) return Number.NaN;
  const slot = variant % pricesPerChunk;
  const mark = chunk.terms[slot] ?? 0;
  if (mark === 0) return Number.NaN;
  const other = mark >= hasOthers ? bestOther(chunk, slot, now) : null;
  if (other !== null) return chunk.others[other + minorAt] ?? Number.NaN;
  return mark % hasOthers === 0 ? Number.NaN : (chunk.minor[slot] ?? 0);
}

/** The next moment at which a price of this variant begins or ends; Infinity without. */
export function nextTurn(chunk: PriceChunk | null, variant: number, now: number): number {
  const slot = variant % pricesPerChunk;
  if (chunk === null || (chunk.terms[slot] ?? 0) < hasOthers) return Infinity;
  let next = Infinity;
  for (let at = 0; at < chunk.othersCount * otherWidth; at += otherWidth) {
    if (chunk.others[at + slotAt] !== slot) continue;
    for (const turn of [chunk.others[at + fromAt] ?? 0, chunk.others[at + untilAt] ?? 0])
      if (turn > now) next = Math.min(next, turn);
  }
  return next;
}

/** The variants whose price may change by the clock alone. */
export function timedVariants(number: number, { others, othersCount }: PriceChunk): number[] {
  const found = new Set<number>();
  for (let at = 0; at < othersCount * otherWidth; at += otherWidth)
    if (others[at + fromAt] !== 0 || others[at + untilAt] !== Infinity)
      found.add(number * pricesPerChunk + (others[at + slotAt] ?? 0));
  return [...found];
}

/** The best of the other rows, unless the plain one is better. */
function bestOther(chunk: PriceChunk, slot: number, now: number): number | null {
  const { others, othersCount, terms, table } = chunk;
  const plain = (terms[slot] ?? 0) % hasOthers;
  let best: number | null = null;
  let bestRank = plain === 0 ? -1 : rank(table[plain - 1] ?? 0, 0);
  for (let at = 0; at < othersCount * otherWidth; at += otherWidth) {
    if (others[at + slotAt] !== slot) continue;
    const from = others[at + fromAt] ?? 0;
    if (now < from || now >= (others[at + untilAt] ?? 0)) continue;
    const own = rank(others[at + termsAt] ?? 0, from);
    if (own <= bestRank) continue;
    best = at;
    bestRank = own;
  }
  return best;
}

/** Level first, then the beginning of validity: both in one number, as instants stay below 2^46. */
const rank = (terms: number, from: number): number => levelOf(terms) * 2 ** 46 + from;

function plainAt({ terms, table, minor, compare }: PriceChunk, slot: number): StoredPrice | null {
  const place = (terms[slot] ?? 0) % hasOthers;
  if (place === 0) return null;
  const before = compare?.[slot] ?? noCompare;
  return priceOf(table[place - 1] ?? 0, minor[slot] ?? 0, before === noCompare ? Number.NaN : before);
}

const otherAt = ({ others }: PriceChunk, at: number): StoredPrice =>
  priceOf(others[at + termsAt] ?? 0, others[at + minorAt] ?? 0, others[at + compareAt] ?? Number.NaN);

function priceOf(packed: number, minor: number, before: number): StoredPrice {
  const { currency, exponent } = unpackTerms(packed);
  const money = (amount: number): Money => ({ minor: amount, currency, exponent });
  return { amount: money(minor), compareAt: Number.isNaN(before) ? null : money(before) };
}
