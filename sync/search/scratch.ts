/** Some products of a result, by slot, with their relevance at the same positions. */
export interface Block {
  readonly slots: Uint32Array;
  readonly relevance: Uint16Array;
}

/** What is gone through several times stays in the processor's nearest memory: in a catalog of a million it is half the time. */
const mostInBlock = 8_192;

/**
 * Working memory of a query, made once and shared by all segments: a query allocates nothing of the catalog's size. What a step leaves
 * here, the next one reads: a result is the first so many of `slots`, with their `relevance` at the same positions.
 */
export class Scratch {
  /** By slot, one number each as `intersect.ts` packs it; all zero between queries. */
  states = new Uint32Array(0);
  slots = new Uint32Array(0);
  relevance = new Uint16Array(0);
  /** Of everything that was counted in this query. */
  prices = new Float64Array(0);

  /** Room for a segment of so many products. */
  fit(products: number): void {
    if (this.slots.length >= products) return;
    this.states = new Uint32Array(products);
    this.slots = new Uint32Array(products);
    this.relevance = new Uint16Array(products);
  }

  /** The first `found`, some at a time. */
  *blocks(found: number): Generator<Block> {
    for (let from = 0; from < found; from += mostInBlock) {
      const to = Math.min(found, from + mostInBlock);
      yield { slots: this.slots.subarray(from, to), relevance: this.relevance.subarray(from, to) };
    }
  }

  fitPrices(count: number): void {
    if (this.prices.length >= count) return;
    const more = new Float64Array(Math.max(count, this.prices.length * 2));
    more.set(this.prices);
    this.prices = more;
  }
}
