const taps = 5;
/** A pause longer than this is somebody else's tap, or an idle hand. */
const longestPauseMs = 700;

/** Opens to whoever knows that it is there: five taps in a row at the same place. Shoppers tap twice at most. */
export class QuietDoor {
  #count = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** True with the tap that opens it. */
  tap(at: number): boolean {
    this.#count = at - this.#lastAt <= longestPauseMs ? this.#count + 1 : 1;
    this.#lastAt = at;
    if (this.#count < taps) return false;
    this.#count = 0;
    return true;
  }

  /** Somewhere else was touched. */
  elsewhere(): void {
    this.#count = 0;
  }
}
