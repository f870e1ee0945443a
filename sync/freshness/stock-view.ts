/** What may be said of stock. The badge renders this and nothing else. */
export type Band = 'just-checked' | 'likely' | 'ask' | 'unknown' | 'out';

/** What may be offered with it, strongest first. */
export type Offer = 'keep-here' | 'collect' | 'ask-associate' | 'ship';

export interface StockView {
  readonly band: Band;
  /** Shown only where the band lets a number be said. */
  readonly quantity: number | null;
  /** Age of the figure when this view was made; null where it cannot be known. */
  readonly ageMs: number | null;
  /** Chance that it is truly there (FR20); null where nothing can be told of it. */
  readonly probability: number | null;
  readonly offers: readonly Offer[];
}
