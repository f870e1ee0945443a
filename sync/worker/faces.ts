import type { Breath } from '../kernel/breath.ts';
import type { Directory } from '../replica/directory.ts';
import type { FreshProduct } from '../replica/fresh-product.ts';
import type { ProductShelf } from '../replica/product-shelf.ts';
import { TextArena } from '../replica/text-arena.ts';
import { type Face, faceOf } from './face.ts';
import { type FaceTexts, faceTexts } from './face-text.ts';

/** A million products take some eighty megabytes; what is beyond that is read from storage. */
const mostBytesWarm = 128 * 1024 * 1024;
/** In a language that a shopper has changed to: what they look at, and what is changed of it. */
const mostBytesOther = 8 * 1024 * 1024;

/** Of a generation: where products are read, and whether all that there is has been here once. */
export interface Shelved {
  readonly variants: Pick<Directory, 'find'>;
  readonly shelf: Pick<ProductShelf, 'isGone' | 'read' | 'all'>;
  readonly filled: boolean;
}

type Fresh = Pick<FreshProduct, 'ordinal' | 'product'>;

interface Held {
  /** The language itself, then the kiosk's own. */
  readonly order: readonly string[];
  readonly texts: TextArena;
}

/**
 * What cards show, in memory: two dozen products of a search lie in as many blocks, and whoever types does not wait for those, nor for a
 * transaction that is being written.
 */
export class Faces {
  readonly #generation: Shelved;
  readonly #languages: readonly string[];
  readonly #breath: Breath;
  readonly #packing: FaceTexts = faceTexts();
  readonly #held = new Map<string, Held>();
  /** Grows with each change, so that what was read before one is not kept after it. */
  #changes = 0;
  #warming: Promise<void> | null = null;

  /** The kiosk's languages, the first of which most shoppers use. */
  constructor(generation: Shelved, languages: readonly string[], breath: Breath) {
    this.#generation = generation;
    this.#languages = languages;
    this.#breath = breath;
  }

  /** In the order asked for, without those that are gone. */
  async read(ordinals: readonly number[], language: string): Promise<readonly Face[]> {
    const { shelf } = this.#generation;
    const { texts, order } = this.#heldIn(language);
    const here = ordinals.filter((ordinal) => !shelf.isGone(ordinal));
    const known = here.map((ordinal) => this.#face(texts, ordinal));
    const missing = here.filter((_, index) => known[index] === null);
    if (missing.length === 0) return known.filter((face) => face !== null);
    const before = this.#changes;
    const rows = await shelf.read(missing);
    const read = new Map(rows.filter((row) => row !== null).map((row) => [row.ordinal, faceOf(row, order)]));
    if (this.#changes === before) for (const face of read.values()) this.#keep(texts, face);
    return here.map((ordinal, index) => known[index] ?? read.get(ordinal) ?? null).filter((face) => face !== null);
  }

  /** These are new, or look different, or are gone. While the catalog comes in nothing is kept of it. */
  async take(products: readonly Fresh[], gone: readonly number[]): Promise<void> {
    const { shelf, variants, filled } = this.#generation;
    if (products.length + gone.length === 0) return;
    this.#changes++;
    const held = [...this.#held.values()];
    // What is not true any more goes at once; what is true now may follow in slices.
    for (const { texts } of held) {
      for (const { ordinal } of products) texts.forget(ordinal);
      for (const ordinal of gone) if (shelf.isGone(ordinal)) texts.forget(ordinal);
    }
    if (!filled) return;
    for (const { ordinal, product } of products) {
      const stored = { ordinal, product, variants: product.variants.map(({ id }) => variants.find(id) ?? 0) };
      for (const { texts, order } of held) this.#keep(texts, faceOf(stored, order));
      if (this.#breath.due) await this.#breath.take();
    }
  }

  /** Reads all there is once, in the language that most shoppers use. */
  warm(): Promise<void> {
    this.#warming ??= this.#warm();
    return this.#warming;
  }

  async #warm(): Promise<void> {
    const { texts, order } = this.#heldIn(this.#languages[0] ?? '');
    for await (const rows of this.#generation.shelf.all()) {
      for (const row of rows) {
        // What is there already is as new as this, or newer; where it found no room there is none for this either.
        if (!texts.has(row.ordinal) && !this.#keep(texts, faceOf(row, order))) return;
        if (this.#breath.due) await this.#breath.take();
      }
    }
  }

  #face(texts: TextArena, ordinal: number): Face | null {
    const text = texts.get(ordinal);
    return text === null ? null : this.#packing.read(ordinal, text);
  }

  #keep(texts: TextArena, face: Face): boolean {
    return texts.put(face.ordinal, this.#packing.write(face));
  }

  #heldIn(language: string): Held {
    const known = this.#held.get(language);
    if (known !== undefined) return known;
    const isWarm = language === this.#languages[0];
    const texts = new TextArena(isWarm ? mostBytesWarm : mostBytesOther);
    const held = { order: [language, ...this.#languages], texts };
    this.#held.set(language, held);
    return held;
  }
}
