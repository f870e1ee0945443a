/** A seeded stream of choices: the same seed gives the same product, on every machine and in every view. */
export type Dice = {
  real(low: number, high: number): number;
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<const Options extends readonly [unknown, ...unknown[]]>(options: Options): Options[number];
};

/** FNV-1a over the parts, so that neighbouring seeds share nothing. */
export function mixSeed(...parts: readonly (string | number)[]): number {
  const text = parts.join('|');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, quick, and even enough for poses and pockets. */
export function rollDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    real: (low, high) => low + next() * (high - low),
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (options) => options[Math.floor(next() * options.length)] ?? options[0],
  };
}
