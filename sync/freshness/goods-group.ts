/** Of goods whose sales are looked at together: a slow seller alone tells too little. */
export interface GroupSums {
  sold: number;
  hours: number;
  soldSquared: number;
  hoursSquared: number;
}

/** Before anything was sold: about one a week. It weighs as much as two hundred hours of one article. */
const defaultMean = 0.015;
const defaultHours = 200;
const defaultShape = 0.5;
/** A sale is of somewhat more than one piece; weighs as much as twenty. */
const defaultSales = 20;
const defaultSize = 1.3;
const largestSize = 6;
const [evenest, mostUneven] = [20, 0.1];

/** A category's demand: pieces an hour on average, how much its goods differ (gamma shape), and how many pieces go at once. */
export class GoodsGroup {
  /** Mean, shape, pieces sold, sum of the squares of what went at once. */
  readonly figures = Float64Array.of(defaultMean, defaultShape, defaultSales, defaultSales * defaultSize);

  get mean(): number {
    return this.figures[0] ?? defaultMean;
  }

  get shape(): number {
    return this.figures[1] ?? defaultShape;
  }

  /** Variance over mean of what is sold in a moment: 1 where all buy one. */
  get size(): number {
    return Math.min(largestSize, (this.figures[3] ?? 1) / (this.figures[2] ?? 1));
  }

  soldAtOnce(pieces: number): void {
    this.figures[2] = (this.figures[2] ?? 0) + pieces;
    this.figures[3] = (this.figures[3] ?? 0) + pieces * pieces;
  }

  /** By moments: what sales differ more than chance makes them is how much the goods differ. */
  learn({ sold, hours, soldSquared, hoursSquared }: GroupSums): void {
    const mean = (sold + defaultMean * defaultHours) / (hours + defaultHours);
    const squared = (soldSquared - this.size * sold) / Math.max(1, hoursSquared);
    const variance = Math.max((mean * mean) / evenest, squared - mean * mean);
    this.figures[0] = mean;
    this.figures[1] = Math.max(mostUneven, (mean * mean) / variance);
  }
}
