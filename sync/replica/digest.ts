import type { LocalisedText } from '../contract/primitives.ts';
import type { Breath } from '../kernel/breath.ts';
import { LayeredIndex } from '../search/layered-index.ts';
import type { SearchDocument } from '../search/search-document.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { documentOf, namesFrom, treeOf } from './document-of.ts';
import type { Generation } from './generation.ts';
import type { FreshProduct } from './fresh-product.ts';
import { fieldsOf, type IndexedProduct } from './indexed-fields.ts';
import type { StoredProduct } from './product-lines.ts';
import { createShowcase, type Showcase } from './showcase.ts';
import { type IndexHeader, readHeader, readIndex, writeIndex } from './stored-index.ts';
import { ValueNames } from './value-names.ts';

/** Rows read at once when the index has to catch up. */
const rowsAtOnce = 256;
/** When more products than this, and than a share of all, are not in the stored index, a start would take too long to catch up. */
const mostUnsaved = 5_000;
const mostUnsavedShare = 0.05;

/** What one pass over products yields. */
interface Content {
  readonly layers: LayeredIndex;
  readonly names: ValueNames;
  readonly showcase: Showcase;
}

/** What was taken while an index is made of the rows, which may then hold it in an older form: it is read again when that is done. */
interface Missed {
  readonly ordinals: Set<number>;
  /** Later products are not read by it. */
  readonly below: number;
}

/** What makes a generation searchable: its index, the names of what it counts, and the candidates for the first screen. */
export class Digest {
  readonly #generation: Generation;
  readonly #breath: Breath;
  readonly #later: Breath;
  #content: Content;
  #isEmpty = true;
  /** The last page of which everything has been taken. */
  #seq = 0;
  #unsaved = 0;
  #missed: Missed | null = null;
  #rebuilding: Promise<void> | null = null;
  #saving: Promise<void> | null = null;

  /** `later`: a breath for what nobody waits for. */
  constructor(generation: Generation, breath: Breath, later = breath) {
    this.#generation = generation;
    this.#breath = breath;
    this.#later = later;
    this.#content = this.#newContent(null);
  }

  /** Null until something was indexed. The same object while it grows. */
  get index(): SearchIndex | null {
    return this.#isEmpty ? null : this.#content.layers.index;
  }

  /** Products that can be found by now. */
  get size(): number {
    return this.#content.layers.size;
  }

  get heldBytes(): number {
    return this.#content.layers.heldBytes;
  }

  get showcase(): Showcase {
    return this.#content.showcase;
  }

  /** What a counted colour or size is called. */
  nameOf(id: string): LocalisedText | null {
    return this.#content.names.find(id);
  }

  /** True when there was a stored index; what has changed since is over it. */
  async load(): Promise<boolean> {
    const { db } = this.#generation;
    const header = await readHeader(db);
    const data = header === null ? null : await readIndex(db, header, this.#breath);
    if (header === null || data === null) return false;
    const content = this.#newContent(header);
    content.layers.open(data);
    const since = await this.#touchedSince(header.seq);
    await this.#takeRows(content, since);
    this.#publish(content);
    this.#seq = this.#generation.seq;
    this.#unsaved = since.length;
    this.#isKept();
    return true;
  }

  /**
   * These are new, or look different, or are gone. Searchable when it resolves; while the catalog comes in some wait until there are more of
   * them, at the latest for the first round that brings none.
   */
  async take(products: readonly FreshProduct[], gone: readonly number[]): Promise<void> {
    const { shelf, filled, seq } = this.#generation;
    const content = this.#content;
    for (const { ordinal } of products) this.#miss(ordinal);
    for (const ordinal of gone) this.#miss(ordinal);
    // Of several pages the last has the last word, and the shelf has heard it.
    const current = products.filter(({ ordinal }) => !shelf.isGone(ordinal));
    await content.layers.add(this.#documents(content, current), !filled && products.length > 0);
    await content.layers.drop(gone.filter((ordinal) => shelf.isGone(ordinal)));
    if (products.length > 0) this.#isEmpty = false;
    this.#seq = Math.max(this.#seq, seq);
    this.#unsaved += products.length + gone.length;
    if (filled) content.layers.forgetWords();
    if (this.#isDue()) void this.save().catch(() => {});
  }

  /** Everything anew from the rows; what there was answers meanwhile. Not stored: a window that only reads must not write. */
  rebuild(): Promise<void> {
    this.#rebuilding ??= this.#rebuild().finally(() => (this.#rebuilding = null));
    return this.#rebuilding;
  }

  /** As one segment, with the page up to which it holds everything. */
  save(): Promise<void> {
    this.#saving ??= this.#save().finally(() => (this.#saving = null));
    return this.#saving;
  }

  /** When nothing goes on in the background any more. */
  async settled(): Promise<void> {
    await this.#rebuilding;
    await this.#saving;
    await this.#content.layers.settled();
  }

  async #rebuild(): Promise<void> {
    const { shelf, seq, products } = this.#generation;
    const content = this.#newContent(null);
    // Where nothing answers yet this one does from the start, and has what comes from now on at first hand.
    const missed = { ordinals: new Set<number>(), below: this.#isEmpty ? products.count : Infinity };
    this.#missed = missed;
    if (this.#isEmpty) this.#publish(content);
    for await (const rows of shelf.all()) {
      const own = rows.filter(({ ordinal }) => ordinal < missed.below);
      await content.layers.add(this.#documents(content, own.map(indexed)), true);
    }
    await content.layers.add([]);
    while (missed.ordinals.size > 0) {
      const again = [...missed.ordinals];
      missed.ordinals.clear();
      await this.#takeRows(content, again);
    }
    this.#missed = null;
    this.#publish(content);
    this.#seq = Math.max(this.#seq, seq);
  }

  #miss(ordinal: number): void {
    if (this.#missed !== null && ordinal < this.#missed.below) this.#missed.ordinals.add(ordinal);
  }

  async #save(): Promise<void> {
    await this.#rebuilding;
    const { layers, names, showcase } = this.#content;
    const seq = this.#seq;
    this.#unsaved = 0;
    const rest = { seq, names: names.all(), showcase: showcase.candidates() };
    await writeIndex(this.#generation.db, await layers.whole(this.#later), rest, this.#later);
    this.#isKept();
  }

  /** All of the catalog with its index is on the disk (RP20). */
  #isKept(): void {
    this.#generation.indexed = true;
    this.#generation.db.leaveFlushing();
  }

  #isDue(): boolean {
    if (!this.#generation.indexed || this.#saving !== null) return false;
    return this.#unsaved > Math.max(mostUnsaved, this.#content.layers.size * mostUnsavedShare);
  }

  #newContent(header: IndexHeader | null): Content {
    const names = new ValueNames(header?.names);
    return {
      layers: new LayeredIndex(treeOf(this.#generation), namesFrom(this.#generation, names), this.#breath),
      names,
      showcase: createShowcase(header?.showcase ?? []),
    };
  }

  #publish(content: Content): void {
    this.#content = content;
    this.#isEmpty = false;
  }

  *#documents({ names, showcase }: Content, products: readonly IndexedProduct[]): Generator<SearchDocument> {
    for (const { ordinal, fields } of products) {
      showcase.consider({ ordinal, fields }, this.#generation.plain.category);
      yield documentOf({ ordinal, fields }, names);
    }
  }

  async #takeRows(content: Content, ordinals: readonly number[]): Promise<void> {
    for (let from = 0; from < ordinals.length; from += rowsAtOnce) {
      const some = ordinals.slice(from, from + rowsAtOnce);
      const rows = await this.#generation.shelf.read(some);
      const here = rows.filter((row) => row !== null);
      await content.layers.add(this.#documents(content, here.map(indexed)), from + rowsAtOnce < ordinals.length);
      await content.layers.drop(some.filter((_, index) => rows[index] === null));
    }
  }

  async #touchedSince(seq: number): Promise<number[]> {
    const touched = new Set<number>();
    for await (const values of this.#generation.db.scan('touched', seq + 1))
      for (const { bytes } of values) for (const ordinal of new Uint32Array(bytes.buffer)) touched.add(ordinal);
    return [...touched];
  }
}

const indexed = ({ ordinal, product }: StoredProduct): IndexedProduct => ({ ordinal, fields: fieldsOf(product) });
