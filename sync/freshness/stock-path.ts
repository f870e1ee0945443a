import { type Belief, distances, nothing, piecesFor } from './belief.ts';
import { quantityBin } from './likeness.ts';
import { type Demand, fillAtMost, mostPieces } from './negative-binomial.ts';

/** What comes is there when it is looked for: unpacked, and not sold out again. */
const foundWhenCome = 0.96;
/** A sale less likely than that is left out. */
const tiny = 1e-7;

/** The chance that goods come in a stretch of time, by what is recorded then (see likeness), and where none has been sold yet. */
export interface Coming {
  readonly byQuantity: Float64Array;
  readonly untouched: number;
}

const atMost = new Float64Array(mostPieces + 1);
const upTo = new Float64Array(mostPieces + 2);

/**
 * The way of a record through time to come. Pieces go; a shelf with none left stays recorded as it is; and where goods come it is filled.
 *
 *   so many sold ── sell ──► more sold ── deliver ──► filled
 *                     └──► none left, still recorded ──┘
 */
export class StockPath {
  /** By pieces sold, as long as there are some and no goods have come. */
  readonly #sold = new Float64Array(mostPieces + 1);
  /** None left, by how far the record is off. */
  readonly #bare = new Float64Array(distances);
  /** So many there, by the same. */
  readonly #pieces = new Uint8Array(distances);
  readonly #belief: Belief;
  #recorded = 0;
  #most = 0;
  /** More than so many have not been sold yet. */
  #reach = 0;
  #filled = 0;

  constructor(belief: Belief) {
    this.#belief = belief;
  }

  start(recorded: number): void {
    this.#recorded = recorded;
    this.#most = Math.min(mostPieces, Math.max(0, recorded) + 3);
    this.#sold.fill(0);
    this.#sold[0] = 1;
    this.#reach = 0;
    this.#bare.fill(0);
    this.#bare[nothing] = this.#belief[nothing] ?? 0;
    this.#filled = 0;
    for (let at = 0; at < distances; at++) this.#pieces[at] = Math.min(this.#most, piecesFor(at, recorded));
  }

  /** The chance that one is there of those that are not kept back. */
  there(keptBack: number): number {
    this.#sumUp();
    let all = foundWhenCome * this.#filled;
    for (let at = nothing + 1; at < distances; at++)
      all += (this.#belief[at] ?? 0) * this.#upTo(Math.max(0, (this.#pieces[at] ?? 0) - keptBack));
    return all;
  }

  sell(demand: Demand): void {
    fillAtMost(demand, atMost, this.#most);
    let most = 0;
    while (most < this.#most && (atMost[most] ?? 1) < 1 - tiny) most++;
    this.#moveOut(1);
    this.#reach = Math.min(this.#most, this.#reach + most);
    for (let sold = this.#reach; sold >= 0; sold--) {
      let sum = 0;
      for (let wanted = Math.min(most, sold); wanted > 0; wanted--)
        sum += (this.#sold[sold - wanted] ?? 0) * ((atMost[wanted] ?? 1) - (atMost[wanted - 1] ?? 1));
      this.#sold[sold] = sum + (this.#sold[sold] ?? 0) * (atMost[0] ?? 1);
    }
    this.#moveOut(-1);
  }

  deliver({ byQuantity, untouched }: Coming): void {
    const chance = (sold: number) => (sold === 0 ? untouched : (byQuantity[quantityBin(this.#recorded - sold)] ?? 0));
    let sum = 0;
    for (let sold = 0; sold <= this.#reach; sold++) {
      const here = this.#sold[sold] ?? 0;
      const come = here * chance(sold);
      upTo[sold] = sum;
      sum += come;
      this.#sold[sold] = here - come;
    }
    upTo[this.#reach + 1] = sum;
    for (let at = 0; at < distances; at++) {
      const [pieces, bare] = [this.#pieces[at] ?? 0, this.#bare[at] ?? 0];
      const come = bare === 0 ? 0 : bare * chance(pieces);
      this.#bare[at] = bare - come;
      this.#filled += come + (at === nothing ? 0 : (this.#belief[at] ?? 0) * this.#upTo(pieces));
    }
  }

  /** Before a sale and after it: what is not there any more is sold out. */
  #moveOut(sign: 1 | -1): void {
    this.#sumUp();
    for (let at = nothing + 1; at < distances; at++) {
      const gone = sign * (this.#belief[at] ?? 0) * this.#upTo(this.#pieces[at] ?? 0);
      this.#bare[at] = (this.#bare[at] ?? 0) + gone;
    }
  }

  /** Of all that have sold fewer than each number. */
  #sumUp(): void {
    let sum = 0;
    for (let sold = 0; sold <= this.#reach; sold++) {
      upTo[sold] = sum;
      sum += this.#sold[sold] ?? 0;
    }
    upTo[this.#reach + 1] = sum;
  }

  #upTo = (pieces: number): number => upTo[Math.min(this.#reach + 1, pieces)] ?? 0;
}
