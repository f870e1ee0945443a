/** Prices from one up to another, both included. */
export interface PriceRange {
  readonly from: number;
  readonly upTo: number;
  readonly count: number;
}

/** What the inner bounds are chosen by: looking at more would not move them. */
const SAMPLE = 512;
const RANGES = 5;
/** Leading figures that people read as round. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10];

/** Some five ranges with round bounds that share the prices out about evenly; the counts are exact. */
export function priceRanges(prices: Float64Array, lowest: number, highest: number): PriceRange[] {
  const bounds = innerBounds(prices, lowest, highest);
  const counts = countByBounds(prices, bounds, lowest, highest);
  return [lowest, ...bounds]
    .map((from, range) => ({ from, upTo: (bounds[range] ?? highest + 1) - 1, count: counts[range] ?? 0 }))
    .filter(({ count }) => count > 0);
}

function innerBounds(prices: Float64Array, lowest: number, highest: number): number[] {
  const step = Math.max(1, Math.floor(prices.length / SAMPLE));
  const sample = new Float64Array(Math.ceil(prices.length / step));
  for (let at = 0; at < sample.length; at++) sample[at] = prices[at * step] ?? 0;
  sample.sort();
  const shares = Array.from({ length: RANGES - 1 }, (_, range) => (range + 1) / RANGES);
  const bounds = shares.map((share) => nearestRound(sample[Math.floor(sample.length * share)] ?? 0));
  return [...new Set(bounds)].filter((bound) => bound > lowest && bound <= highest);
}

function nearestRound(price: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, price)));
  const distance = (figure: number): number => Math.abs(figure * unit - price);
  return Math.round(ROUND.reduce((best, figure) => (distance(figure) < distance(best) ? figure : best)) * unit);
}

/** Prices are told apart by a table of so many steps; only those in a step that holds a bound are compared with it. */
const STEPS = 1_024;
const MIXED = 255;

function countByBounds(prices: Float64Array, bounds: readonly number[], lowest: number, highest: number): Uint32Array {
  const scale = (STEPS - 1) / Math.max(1, highest - lowest);
  const stepOf = (price: number): number => Math.floor((price - lowest) * scale);
  const rangeOf = (price: number): number => bounds.filter((bound) => bound <= price).length;
  const table = new Uint8Array(STEPS);
  for (let step = 0; step < STEPS; step++) table[step] = bounds.filter((bound) => stepOf(bound) < step).length;
  for (const bound of bounds) table[stepOf(bound)] = MIXED;
  const counts = new Uint32Array(MIXED + 1);
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] ?? 0;
    const known = table[Math.floor((price - lowest) * scale)] ?? 0;
    const range = known === MIXED ? rangeOf(price) : known;
    counts[range] = (counts[range] ?? 0) + 1;
  }
  return counts;
}
