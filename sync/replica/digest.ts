import type { LocalisedText } from '../contract/primitives.ts';
import { loadIndex } from '../search/load.ts';
import { saveIndex } from '../search/save.ts';
import { combineIndexes, createIndexBuilder, type IndexBuilder, type SearchIndex } from '../search/search-index.ts';
import { documentOf, valueId, valuesOf } from './document-of.ts';
import type { Generation } from './generation.ts';
import type { StoredValue } from './generation-database.ts';
import { mostBytesInPiece } from './pieces.ts';
import type { StoredProduct } from './product-lines.ts';
import { createShowcase, type Showcase } from './showcase.ts';

/** What is stored last, and makes the rest count. */
interface Header {
  readonly bytes: number;
  /** The last page that is in the index. */
  readonly seq: number;
  readonly names: readonly (readonly [string, LocalisedText])[];
  readonly showcase: readonly unknown[];
}

const headerPlace = 2 ** 40;
const piecesAtOnce = 20;
/** More changed products than this are better indexed with the rest than beside it. */
const mostTouched = 5_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What one pass over all products yields: the index, the names of what it counts, and the candidates for the first screen. */
export class Digest {
  readonly #generation: Generation;
  #base: SearchIndex | null = null;
  #index: SearchIndex | null = null;
  #names = new Map<string, LocalisedText>();
  #showcase: Showcase = createShowcase([]);
  readonly #touched = new Set<number>();

  constructor(generation: Generation) {
    this.#generation = generation;
  }

  /** Null until something was indexed. */
  get index(): SearchIndex | null {
    return this.#index;
  }

  get showcase(): Showcase {
    return this.#showcase;
  }

  /** What a counted colour or size is called. */
  nameOf(id: string): LocalisedText | null {
    return this.#names.get(id) ?? null;
  }

  /** True when there was a stored index, with what has changed since put over it. */
  async load(now: number): Promise<boolean> {
    const { db } = this.#generation;
    const [stored = null] = await db.values('index', [headerPlace]);
    if (stored === null) return false;
    const header = JSON.parse(decoder.decode(stored)) as Header;
    const index = loadIndex(await this.#read(header.bytes));
    if (index === null) return false;
    this.#base = index;
    this.#index = index;
    this.#names = new Map(header.names);
    this.#showcase = createShowcase(header.showcase as Parameters<typeof createShowcase>[0]);
    this.#generation.indexed = true;
    await this.touch(await this.#touchedSince(header.seq), now);
    return true;
  }

  /** Everything anew, and stored. */
  async build(now: number): Promise<void> {
    const { seq } = this.#generation;
    await this.#save(await this.buildUnsaved(now), seq);
  }

  /** For a window that only reads, or cannot read what is stored: the one that leads stores its own. */
  async buildUnsaved(now: number): Promise<SearchIndex> {
    this.#generation.indexed = false;
    this.#names = new Map();
    this.#showcase = createShowcase([]);
    this.#base = await this.#indexFrom(0, now);
    this.#index = this.#base;
    this.#touched.clear();
    return this.#base;
  }

  /** While the catalog still comes in: the products from this ordinal on are added to those there are. Not stored. */
  async extend(from: number, now: number): Promise<void> {
    const more = await this.#indexFrom(from, now);
    this.#index = this.#index === null ? more : combineIndexes(this.#index, more, new Set());
  }

  /** These look different now. */
  async touch(ordinals: Iterable<number>, now: number): Promise<void> {
    const changed = [...ordinals];
    for (const ordinal of changed) this.#touched.add(ordinal);
    if (this.#base === null || changed.length === 0) return;
    if (this.#touched.size > mostTouched) return this.build(now);
    const builder = createIndexBuilder();
    const rows = await this.#generation.shelf.read([...this.#touched].toSorted((one, other) => one - other));
    for (const stored of rows) if (stored !== null) this.#add(builder, stored, now);
    this.#index = combineIndexes(this.#base, builder.finish(), this.#touched);
  }

  async #indexFrom(from: number, now: number): Promise<SearchIndex> {
    const builder = createIndexBuilder();
    for await (const rows of this.#generation.shelf.all(from))
      for (const stored of rows) this.#add(builder, stored, now);
    return builder.finish();
  }

  #add(builder: IndexBuilder, stored: StoredProduct, now: number): void {
    builder.add(documentOf(this.#generation, stored, now));
    this.#showcase.consider(stored, this.#generation.plain.category);
    for (const kind of ['colour', 'size'] as const)
      for (const name of valuesOf(stored.product, kind)) this.#learnName(name);
  }

  #learnName(name: LocalisedText): void {
    const id = valueId(name);
    const known = this.#names.get(id);
    if (known === undefined) this.#names.set(id, name);
    else if (Object.keys(name).some((language) => !(language in known))) this.#names.set(id, { ...name, ...known });
  }

  async #save(index: SearchIndex, seq: number): Promise<void> {
    const { db } = this.#generation;
    const values = inPieces(saveIndex(index));
    await db.write(() => db.removeRange('index', 0, headerPlace));
    for (let from = 0; from < values.length; from += piecesAtOnce)
      await db.write(() => db.put('index', values.slice(from, from + piecesAtOnce)));
    const header: Header = {
      bytes: values.length,
      seq,
      names: [...this.#names],
      showcase: this.#showcase.candidates(),
    };
    await db.write(async () => {
      await db.put('index', [{ at: headerPlace, bytes: encoder.encode(JSON.stringify(header)) }]);
      await db.removeRange('touched', 0, seq);
    });
    this.#generation.indexed = true;
  }

  async #read(count: number): Promise<Uint8Array[]> {
    const chunks: Uint8Array[] = [];
    for await (const values of this.#generation.db.scan('index', 0, headerPlace))
      chunks.push(...values.map(({ bytes }) => bytes));
    return chunks.slice(0, count);
  }

  async #touchedSince(seq: number): Promise<Set<number>> {
    const touched = new Set<number>();
    for await (const values of this.#generation.db.scan('touched', seq + 1))
      for (const { bytes } of values) for (const ordinal of new Uint32Array(bytes.buffer)) touched.add(ordinal);
    return touched;
  }
}

/** As many bytes as fit a record, however the index cut itself. */
function inPieces(chunks: readonly Uint8Array[]): StoredValue[] {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  const count = Math.ceil(whole.length / mostBytesInPiece);
  return Array.from({ length: count }, (_, at) => ({
    at,
    bytes: whole.slice(at * mostBytesInPiece, (at + 1) * mostBytesInPiece),
  }));
}
