/** Faster than any hand: a reader that acts as a keyboard sends a sign every 1 to 20 ms. */
const longestGapMs = 50;
/** The shortest barcode in use in shops, GTIN-8, and room for the longest. */
const shortest = 8;
const longest = 14;

/**
 * Tells a barcode reader from a person on the same keyboard: digits at machine speed, closed by Enter. Letters never count, so words
 * are words however fast they are typed.
 */
export class WedgeReader {
  #digits = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** The first digit of what may become a code: whoever has a field to protect notes its content now. */
  get beginning(): boolean {
    return this.#digits.length === 1;
  }

  /** Takes one key in; gives the code when this key has completed one. */
  read(key: string, at: number): string | null {
    const gap = at - this.#lastAt;
    this.#lastAt = at;
    const soFar = gap <= longestGapMs ? this.#digits : '';
    if (key === 'Enter') {
      this.#digits = '';
      return soFar.length >= shortest && soFar.length <= longest ? soFar : null;
    }
    this.#digits = /^\d$/.test(key) ? soFar + key : '';
    return null;
  }
}
