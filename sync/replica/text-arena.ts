import { grown } from './grown.ts';

const pageBytes = 1 << 20;
/** A page that has lost this much is written anew before another one is begun. */
const mostLost = pageBytes / 4;
/** Before each text: whose it is, and how many bytes. */
const headBytes = 8;
const lengthAt = 4;
const wordsOf = (length: number) => new Uint32Array(length);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface ArenaPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;
  end: number;
  /** Bytes of texts that have been replaced or taken away. */
  lost: number;
}

/**
 * A short text per number: a million of them in a few dozen pages. As strings they would take four times the memory, and every collection
 * would walk them.
 */
export class TextArena {
  readonly #mostPages: number;
  readonly #pages: ArenaPage[] = [];
  /** Where the next text goes. */
  #open = -1;
  /** By number, where its text lies, plus one; 0 for none. */
  #places = wordsOf(0);

  constructor(mostBytes: number) {
    this.#mostPages = Math.max(1, Math.floor(mostBytes / pageBytes));
  }

  has(number: number): boolean {
    return (this.#places[number] ?? 0) !== 0;
  }

  get(number: number): string | null {
    const found = this.#find(number);
    if (found === null) return null;
    const { page, at } = found;
    const from = at + headBytes;
    return decoder.decode(page.bytes.subarray(from, from + page.view.getUint32(at + lengthAt)));
  }

  /** False where there is no room for it: then nothing is held of this number. */
  put(number: number, text: string): boolean {
    this.forget(number);
    // Three bytes a letter is the most there can be; what is longer than a page is not short.
    const page = this.#pageFor(headBytes + text.length * 3);
    if (page === null) return false;
    const { bytes, view, end } = page;
    const length = encoder.encodeInto(text, bytes.subarray(end + headBytes)).written;
    view.setUint32(end, number);
    view.setUint32(end + lengthAt, length);
    this.#places = grown(this.#places, number + 1, wordsOf);
    this.#places[number] = placeOf(this.#open, end);
    page.end += headBytes + length;
    return true;
  }

  forget(number: number): void {
    const found = this.#find(number);
    if (found === null) return;
    this.#places[number] = 0;
    found.page.lost += headBytes + found.page.view.getUint32(found.at + lengthAt);
  }

  #find(number: number): { readonly page: ArenaPage; readonly at: number } | null {
    const place = (this.#places[number] ?? 0) - 1;
    const page = place < 0 ? undefined : this.#pages[Math.floor(place / pageBytes)];
    return page === undefined ? null : { page, at: place % pageBytes };
  }

  /** The open page where it fits, else one that has lost much, else a new one; null when all is full. */
  #pageFor(bytes: number): ArenaPage | null {
    const page = this.#pages[this.#open];
    if (page !== undefined && page.end + bytes <= pageBytes) return page;
    if (bytes > pageBytes) return null;
    const worst = this.#pages.findIndex(({ lost }) => lost >= mostLost);
    if (worst >= 0) return this.#squeeze(worst, bytes);
    if (this.#pages.length >= this.#mostPages) return null;
    const fresh = new Uint8Array(pageBytes);
    this.#open = this.#pages.push({ bytes: fresh, view: new DataView(fresh.buffer), end: 0, lost: 0 }) - 1;
    return this.#pages[this.#open] ?? null;
  }

  /** What is still pointed to moves together; that is a millisecond. */
  #squeeze(index: number, bytes: number): ArenaPage | null {
    const page = this.#pages[index];
    if (page === undefined) return null;
    let end = 0;
    for (let at = 0; at < page.end;) {
      const number = page.view.getUint32(at);
      const length = headBytes + page.view.getUint32(at + lengthAt);
      if (this.#places[number] === placeOf(index, at)) {
        page.bytes.copyWithin(end, at, at + length);
        this.#places[number] = placeOf(index, end);
        end += length;
      }
      at += length;
    }
    page.end = end;
    page.lost = 0;
    this.#open = index;
    return end + bytes <= pageBytes ? page : this.#pageFor(bytes);
  }
}

const placeOf = (page: number, at: number): number => page * pageBytes + at + 1;
