import { heldBytes } from '../kernel/held-bytes.ts';
import type { GoodsGroup } from './goods-group.ts';

/** How a record may be expected to sell before its own sales are looked at: pieces an hour, and how sure that is (gamma shape). */
export interface UsualPace {
  readonly mean: number;
  readonly shape: number;
}

/** Of an article at a place: pieces sold in so many hours of trade with goods on the shelf. */
export interface Sales {
  readonly article: number;
  readonly place: number;
  readonly sold: number;
  readonly hours: number;
}

/** Variance, over its square, of an article's pace from place to place; what was sold weighs as much as that many pieces squared. */
const usualSpread = 0.35;
const spreadWeight = 200;
const [least, most] = [0.05, 2];
/** A place is as busy as others until so many pieces say otherwise. */
const usualSales = 30;

/**
 * What an article sells in one place it sells in others: its pace is that of the article everywhere, times how busy the place is. That says
 * far more of a slow seller than its category does.
 */
export class ArticlePaces {
  /** How much an article's pace differs between places. */
  readonly figures = Float64Array.of(usualSpread);
  /** By place, one number: what is sold there of what would be in an average one. */
  readonly #busy: Float64Array[] = [];
  /** The same as it was when articles were tallied by it. */
  #busyThen: readonly number[] = [];
  /** By article; hours are those of an average place. */
  #sold = new Float32Array(0);
  #hours = new Float32Array(0);

  busyAt(place: number): Float64Array {
    return (this.#busy[place] ??= Float64Array.of(1));
  }

  get spread(): number {
    return this.figures[0] ?? usualSpread;
  }

  get heldBytes(): number {
    return heldBytes(this.#sold, this.#hours);
  }

  get isTallied(): boolean {
    return this.#sold.length > 0;
  }

  /** By what is sold elsewhere: what is sold here is known apart from it. */
  usual({ article, place, sold, hours }: Sales, { mean, shape, size }: GoodsGroup): UsualPace {
    const [busy = 1] = this.busyAt(place);
    const soldElsewhere = Math.max(0, (this.#sold[article] ?? 0) - sold) / size;
    const own = hours * (this.#busyThen[place] ?? 1);
    const hoursElsewhere = Math.max(0, (this.#hours[article] ?? 0) - own) / size;
    const sureness = shape + soldElsewhere;
    return {
      mean: (busy * sureness) / (shape / mean + hoursElsewhere),
      shape: 1 / (this.spread + 1 / sureness),
    };
  }

  tallied(sold: Float32Array<ArrayBuffer>, hours: Float32Array<ArrayBuffer>): void {
    this.#sold = sold;
    this.#hours = hours;
    this.#busyThen = this.#busy.map(([busy = 1]) => busy);
  }
}

/** One pass over all records: how articles sell, how busy places are, and how far the one does not follow from the other. */
export class ArticleTally {
  readonly #paces: ArticlePaces;
  readonly #places: { sold: number; expected: number }[] = [];
  #sold = new Float32Array(1024);
  #hours = new Float32Array(1024);
  #unexplained = 0;
  #explained = 0;

  constructor(paces: ArticlePaces) {
    this.#paces = paces;
  }

  add(sales: Sales, group: GoodsGroup): void {
    const { article, place, sold, hours } = sales;
    const [busy = 1] = this.#paces.busyAt(place);
    if (article >= this.#sold.length) this.#grow(article);
    this.#sold[article] = (this.#sold[article] ?? 0) + sold;
    this.#hours[article] = (this.#hours[article] ?? 0) + hours * busy;
    if (!this.#paces.isTallied) return;
    const { mean, shape } = this.#paces.usual(sales, group);
    const expected = mean * hours;
    const own = (this.#places[place] ??= { sold: 0, expected: 0 });
    own.sold += sold;
    own.expected += expected / busy;
    // What chance and an unsure mean explain is no difference between places.
    const sureness = 1 / shape - this.#paces.spread;
    this.#unexplained += (sold - expected) ** 2 - group.size * sold - expected * expected * sureness;
    this.#explained += expected * expected;
  }

  end(): void {
    this.#paces.tallied(this.#sold, this.#hours);
    if (this.#explained === 0) return;
    const weight = this.#explained + spreadWeight;
    const spread = (this.#unexplained + spreadWeight * usualSpread) / weight;
    this.#paces.figures[0] = Math.min(most, Math.max(least, spread));
    this.#endPlaces();
  }

  /** All places together are as busy as they are on average. */
  #endPlaces(): void {
    let [sold, expected] = [0, 0];
    this.#places.forEach((place) => {
      sold += place.sold;
      expected += place.expected;
    });
    const asSold = expected === 0 ? 1 : sold / expected;
    // Half the way: of two places each is told by the other alone, and they would swing for ever.
    this.#places.forEach((place, at) => {
      const found = (place.sold + usualSales) / (place.expected * asSold + usualSales);
      const held = this.#paces.busyAt(at);
      held[0] = Math.sqrt((held[0] ?? 1) * found);
    });
  }

  #grow(article: number): void {
    const length = 2 * Math.max(article, this.#sold.length);
    const [sold, hours] = [new Float32Array(length), new Float32Array(length)];
    sold.set(this.#sold);
    hours.set(this.#hours);
    [this.#sold, this.#hours] = [sold, hours];
  }
}
