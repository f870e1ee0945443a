/** Demand that is more uneven than chance alone: negative binomial with this mean and shape; the larger the shape, the nearer to Poisson. */
export interface Demand {
  readonly mean: number;
  readonly shape: number;
}

/** More than that on the shelf are as good as that many: what sells so fast is told again within minutes. */
export const mostPieces = 48;

/** That nobody asks for a single one. */
export const noneWanted = ({ mean, shape }: Demand): number =>
  mean <= 0 ? 1 : Math.exp(-shape * Math.log1p(mean / shape));

/** Fills in, for each number, the chance that demand is at most that; all but the mean are above 0. */
export function fillAtMost(demand: Demand, into: Float64Array, upTo: number): void {
  const { mean, shape } = demand;
  let chance = noneWanted(demand);
  let sum = chance;
  into[0] = sum;
  const share = mean / (mean + shape);
  for (let pieces = 1; pieces <= upTo; pieces++) {
    chance *= (share * (shape + pieces - 1)) / pieces;
    sum += chance;
    into[pieces] = sum < 1 ? sum : 1;
  }
}

/** That exactly so many are asked for. */
export function exactly(demand: Demand, pieces: number): number {
  const { mean, shape } = demand;
  let chance = noneWanted(demand);
  const share = mean / (mean + shape);
  const most = Math.min(pieces, mostPieces);
  for (let step = 1; step <= most; step++) chance *= (share * (shape + step - 1)) / step;
  return chance;
}
