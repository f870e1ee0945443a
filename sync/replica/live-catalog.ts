import type { Breath } from '../kernel/breath.ts';
import { heldBytes } from '../kernel/held-bytes.ts';
import type { LiveColumns } from '../search/query.ts';
import { grown } from './grown.ts';
import { minorNow, nextTurn, priceChunkOf } from './price-column.ts';
import type { PriceChunk } from './price-chunk.ts';
import type { VariantLinks } from './variant-links.ts';

interface Prices {
  chunk(number: number): PriceChunk | null;
}

const bytesOf = (length: number) => new Uint8Array(length);
const countsOf = (length: number) => new Uint16Array(length);
const noPrices = (length: number) => new Float64Array(length).fill(Number.NaN);

/**
 * What changes too often for the index, kept up with each page: what a product's variants have in this store and elsewhere, and its lowest
 * price. A change looks at its own product only.
 */
export class LiveCatalog implements LiveColumns {
  here: Uint8Array = bytesOf(0);
  nearby: Uint8Array = bytesOf(0);
  gone: Uint8Array = bytesOf(0);
  lowest: Float64Array = noPrices(0);
  readonly #links: VariantLinks;
  readonly #prices: Prices;
  /** By variant: whether this store has it, and how many others have. */
  #hadHere = bytesOf(0);
  #hadElsewhere = countsOf(0);
  /** Variants with a price that begins or ends, and the next moment at which one does. */
  readonly #timed = new Set<number>();
  #nextTurn = Infinity;

  constructor(links: VariantLinks, prices: Prices) {
    this.#links = links;
    this.#prices = prices;
  }

  get heldBytes(): number {
    return heldBytes(this.here, this.nearby, this.gone, this.lowest, this.#hadHere, this.#hadElsewhere);
  }

  /** That place has at least one of the variant now, or no longer has. Only told when it is otherwise than before. */
  had(variant: number, isHere: boolean, has: boolean): void {
    if (isHere) {
      this.#hadHere = grown(this.#hadHere, variant + 1, bytesOf);
      this.#hadHere[variant] = has ? 1 : 0;
    } else {
      this.#hadElsewhere = grown(this.#hadElsewhere, variant + 1, countsOf);
      this.#hadElsewhere[variant] = (this.#hadElsewhere[variant] ?? 0) + (has ? 1 : -1);
    }
    const product = this.#links.productOf(variant);
    if (product === null) return;
    if (!has) this.stocked(product);
    else if (isHere) this.here = put(this.here, product, 1, bytesOf);
    else this.nearby = put(this.nearby, product, 1, bytesOf);
  }

  /** Its variants, or what there is of them, have changed. */
  stocked(product: number): void {
    let here = 0;
    let nearby = 0;
    for (const variant of this.#links.variantsOf(product)) {
      if (this.#hadHere[variant] === 1) here = 1;
      if ((this.#hadElsewhere[variant] ?? 0) > 0) nearby = 1;
    }
    this.here = put(this.here, product, here, bytesOf);
    this.nearby = put(this.nearby, product, nearby, bytesOf);
  }

  /** Its variants, or a price of one of them, have changed. */
  priced(product: number, now: number): void {
    let lowest = Number.NaN;
    for (const variant of this.#links.variantsOf(product)) {
      const minor = minorNow(this.#prices.chunk(priceChunkOf(variant)), variant, now);
      // Written so that the first of them is taken: nothing is less than what is no number.
      if (!(minor >= lowest)) lowest = Number.isNaN(minor) ? lowest : minor;
    }
    this.lowest = put(this.lowest, product, lowest, noPrices);
  }

  setGone(product: number, isGone: boolean): void {
    this.gone = put(this.gone, product, isGone ? 1 : 0, bytesOf);
  }

  /** This variant's price begins or ends at some time. */
  timed(variant: number, now: number): void {
    this.#timed.add(variant);
    this.#nextTurn = Math.min(this.#nextTurn, this.#turnOf(variant, now));
  }

  /** What has begun or ended by now is seen. */
  async turn(now: number, breath: Breath): Promise<void> {
    if (now < this.#nextTurn) return;
    this.#nextTurn = Infinity;
    for (const variant of this.#timed) {
      const product = this.#links.productOf(variant);
      if (product !== null) this.priced(product, now);
      this.#nextTurn = Math.min(this.#nextTurn, this.#turnOf(variant, now));
      if (breath.due) await breath.take();
    }
  }

  #turnOf(variant: number, now: number): number {
    return nextTurn(this.#prices.chunk(priceChunkOf(variant)), variant, now);
  }
}

function put<Kind extends Uint8Array | Float64Array>(
  column: Kind,
  product: number,
  value: number,
  empty: (length: number) => Kind,
): Kind {
  const long = grown(column, product + 1, empty);
  long[product] = value;
  return long;
}
