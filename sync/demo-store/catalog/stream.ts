import { seededRandom, type Random } from '../../kernel/random.ts';

/** Each purpose has its own dice, so that drawing one more colour never moves a price. */
const purposes = { plan: 0x51ed270b, price: 0x2545f491, stock: 0x6c078965, words: 0x1b873593 } as const;

/** The dice of one product for one purpose. Different products never get the same dice, because `scramble` loses nothing. */
export const diceFor = (seed: number, purpose: keyof typeof purposes, index: number): Random =>
  seededRandom(scramble((scramble(seed ^ purposes[purpose]) + index) | 0));

/** A bijection on 32 bits (murmur3's finaliser): neighbours in, strangers out. */
function scramble(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** A position below `count` where the first ones are drawn most: Zipf's law with exponent `bend`, below 1. */
export function skewed(random: Random, count: number, bend: number): number {
  return Math.floor(count * random.next() ** (1 / (1 - bend)));
}
