import * as v from 'valibot';

/** What of a PIN the settings hold: enough to check it, not to read it. */
export interface PinHash {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallel: number;
  readonly salt: string;
  readonly hash: string;
}

const form = /^scrypt:(\d{1,7}):(\d{1,2}):(\d):([A-Za-z0-9_-]{22,86}):([A-Za-z0-9_-]{43})$/;

/** Below, a PIN is found in seconds by whoever has the settings; above, a kiosk has not the memory. */
const leastCost = 2 ** 14;
const mostCost = 2 ** 17;
const largestBlock = 8;
const mostParallel = 4;

/** Null where it is no hash, or one that takes too little work or too much. */
export function readPinHash(text: string): PinHash | null {
  const [, n, r, p, salt, hash] = form.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const cost = Number(n);
  const [blockSize, parallel] = [Number(r), Number(p)];
  const powerOfTwo = (cost & (cost - 1)) === 0;
  const fits = cost >= leastCost && cost <= mostCost && powerOfTwo;
  if (!fits || blockSize < 1 || blockSize > largestBlock || parallel < 1 || parallel > mostParallel) return null;
  return { cost, blockSize, parallel, salt, hash };
}

const accepted = 'what "npm run pin" prints for a PIN';

export const pinHash = v.pipe(
  v.string(accepted),
  v.check((text) => readPinHash(text) !== null, accepted),
);
