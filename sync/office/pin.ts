import { scrypt, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../kernel/uuid.ts';
import { readPinHash } from '../settings/pin-hash.ts';

/** 32 MiB and about a tenth of a second on a kiosk: dear for whoever guesses, not felt by whoever knows. */
const usual = { cost: 2 ** 15, blockSize: 8, parallel: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

type Work = Omit<NonNullable<ReturnType<typeof readPinHash>>, 'salt' | 'hash'>;

const written = (salt: Buffer, hash: Buffer, { cost, blockSize, parallel }: Work): string =>
  ['scrypt', cost, blockSize, parallel, salt.toString('base64url'), hash.toString('base64url')].join(':');

/** What the PIN of a number that nobody has is compared with, so that it takes as long. No PIN is known to match it. */
export const pinOfNobody = written(Buffer.alloc(saltBytes), Buffer.alloc(hashBytes), usual);

/** What the settings hold of a PIN. */
export async function hashPin(pin: string, randomBytes: RandomBytes): Promise<string> {
  const salt = Buffer.from(randomBytes(saltBytes));
  return written(salt, await derive(pin, salt, usual), usual);
}

/** Takes as long for a wrong PIN as for the right one. */
export async function pinMatches(pin: string, held: string): Promise<boolean> {
  const known = readPinHash(held);
  if (known === null) return false;
  const hash = await derive(pin, Buffer.from(known.salt, 'base64url'), known);
  return timingSafeEqual(hash, Buffer.from(known.hash, 'base64url'));
}

function derive(secret: string, salt: Buffer, { cost, blockSize, parallel }: Work): Promise<Buffer> {
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, { N: cost, r: blockSize, p: parallel, maxmem }, (problem, key) =>
      problem === null ? resolve(key) : reject(problem),
    );
  });
}
