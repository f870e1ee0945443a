/** What one town of this kind has different from another. */
export interface Traits {
  readonly name: string;
  readonly shops: number;
  readonly variants: number;
  readonly weeks: number;
  /** Nothing is asked before: a model needs something to learn from. */
  readonly learningDays: number;
  readonly countCycleDays: number;
  /** Of all records when the cycle begins. */
  readonly wrongShare: number;
  /** How much more than usual is wanted, stolen and mislaid; how much more evenly it is wanted. */
  readonly demand: number;
  readonly loss: number;
  readonly evenness: number;
  /** Days of demand that are kept, and pieces on top. */
  readonly coverDays: readonly [number, number];
  readonly spare: readonly [number, number];
  readonly pullMs: readonly [number, number];
  /** Of deliveries, how many are told as such; of shops, how many tell their hours. */
  readonly restocksTold: number;
  readonly hoursTold: number;
  /** Does the platform say when a figure changed? */
  readonly stamped: boolean;
}

export const firstTraits: Traits = {
  name: 'first town',
  shops: 16,
  variants: 600,
  weeks: 6,
  learningDays: 14,
  countCycleDays: 60,
  wrongShare: 0.6,
  demand: 1,
  loss: 1,
  evenness: 1,
  coverDays: [2.5, 8],
  spare: [0.4, 1.9],
  pullMs: [30_000, 50_000],
  restocksTold: 0.85,
  hoursTold: 1,
  stamped: true,
};
