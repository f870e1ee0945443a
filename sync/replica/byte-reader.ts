const quote = 34;
const comma = 44;
const minus = 45;
const point = 46;
const zero = 48;
const backslash = 92;
const letterU = 117;
const space = 32;
/** The letters that may stand behind a backslash, and stand for themselves or one sign. */
const escapable: ReadonlySet<number> = new Set(Array.from('"\\/bfnrt', (sign) => sign.charCodeAt(0)));
/** The bit that bytes of other letters have. */
const notPlain = 128;
/** With more digits a number may not be what it says. */
const mostDigits = 15;
const isDigit = (byte: number): boolean => byte >= zero && byte <= 57;
const isHex = (byte: number): boolean => isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);

/**
 * Reads JSON where it lies, as machines write it: without blanks. Whoever gets a no knows only that it is to be read otherwise. Behind
 * the bytes it finds noughts, which JSON has none of.
 */
export class ByteReader {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** The text that was read last, without its quotes. */
  from = 0;
  to = 0;
  /** It is ASCII, written letter for letter: its bytes are what it says. */
  isPlain = true;
  /** The number that was read last. */
  value = 0;
  /** What was found of what is wanted: which of it, and two numbers. */
  readonly notes: number[] = [];
  noted = 0;

  begin(bytes: Uint8Array, at: number): void {
    this.bytes = bytes;
    this.at = at;
    this.noted = 0;
  }

  note(what: number, one: number, other: number): void {
    this.notes[this.noted] = what;
    this.notes[this.noted + 1] = one;
    this.notes[this.noted + 2] = other;
    this.noted += 3;
  }

  takes(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false;
    this.at++;
    return true;
  }

  takesComma(): boolean {
    return this.takes(comma);
  }

  takesAll(word: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
    this.at = at + word.length;
    return true;
  }

  /** The text that was read last is this. */
  said(word: Uint8Array): boolean {
    const { bytes, from, to } = this;
    if (to - from !== word.length) return false;
    for (let index = 0; index < word.length; index++) if (bytes[from + index] !== word[index]) return false;
    return true;
  }

  /** The text that was read last, if it is plain. */
  plainText(): string {
    let text = '';
    for (let at = this.from; at < this.to; at++) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  takesText(): boolean {
    const { bytes } = this;
    let at = this.at;
    if (bytes[at++] !== quote) return false;
    this.from = at;
    let all = 0;
    for (let byte = bytes[at] ?? 0; byte !== quote; byte = bytes[at] ?? 0) {
      if (byte < space) return false;
      all |= byte;
      if (byte === backslash) {
        all |= notPlain;
        at = this.#behindEscape(at);
      } else at++;
    }
    this.isPlain = all < notPlain;
    this.to = at;
    this.at = at + 1;
    return true;
  }

  takesNumber(): boolean {
    const { bytes } = this;
    const isNegative = this.takes(minus);
    const from = this.at;
    let value = this.#digits(0);
    let digits = this.at - from;
    if (digits === 0 || (digits > 1 && bytes[from] === zero)) return false;
    if (this.takes(point)) {
      const pointed = this.at;
      value = this.#digits(value);
      const places = this.at - pointed;
      if (places === 0) return false;
      digits += places;
      // Both are exact, so that what comes out is what JSON says.
      value /= 10 ** places;
    }
    const next = bytes[this.at] ?? 0;
    if (digits > mostDigits || next === 69 || next === 101) return false;
    this.value = isNegative ? -value : value;
    return true;
  }

  #digits(before: number): number {
    let value = before;
    for (let byte = this.bytes[this.at] ?? 0; isDigit(byte); byte = this.bytes[++this.at] ?? 0)
      value = value * 10 + byte - zero;
    return value;
  }

  /** Where it is none the reader stays before a sign that ends the text with a no. */
  #behindEscape(at: number): number {
    const sign = this.bytes[at + 1] ?? 0;
    if (escapable.has(sign)) return at + 2;
    const isCode = sign === letterU && [2, 3, 4, 5].every((place) => isHex(this.bytes[at + place] ?? 0));
    return isCode ? at + 6 : this.bytes.length;
  }
}
