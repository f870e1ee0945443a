/** Randomness is a port: a seed replays a run exactly. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  below(bound: number): number;
}

/** sfc32: small, fast, passes PractRand; good for simulation and catalogs, not for secrets. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b);
  let c = 0xb7e15162 ^ Math.imul(seed, 0xc2b2ae35);
  let counter = 1;
  const bits = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  // Neighbouring seeds start out alike; a dozen rounds pull them apart.
  for (let round = 0; round < 12; round++) bits();
  const next = () => bits() / 0x1_0000_0000;
  return { next, below: (bound) => Math.floor(next() * bound) };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('Cannot pick from an empty list');
  return item;
}
