import type { Clock } from './clock.ts';

/** Fills a byte array with secure random bytes; each host passes its own. */
export type RandomBytes = (length: number) => Uint8Array;

/** UUIDv7 (RFC 9562): the time leads, so ids sort by age and an index stays dense. */
export function uuidv7(clock: Pick<Clock, 'now'>, randomBytes: RandomBytes): string {
  const bytes = new Uint8Array(16);
  bytes.set(randomBytes(10), 6);
  let time = clock.now();
  for (let position = 5; position >= 0; position--) {
    bytes[position] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** By the clock of whoever made it. */
export const madeAt = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
