import { randomBytes } from 'node:crypto';
import type { Random } from '../kernel/random.ts';

const next = () => randomBytes(4).readUInt32LE() / 2 ** 32;

/** For jitter: a fleet that was switched on together must not wait alike. */
export const nodeRandom: Random = { next, below: (bound) => Math.floor(next() * bound) };
