import type { Breath } from '../kernel/breath.ts';
import { heldBytes } from '../kernel/held-bytes.ts';
import type { CategoryTree } from './category-tree.ts';
import type { FacetNames } from './facet-names.ts';
import { mergeSegments } from './merge-segments.ts';
import { createNames, type Names } from './names.ts';
import { Scratch } from './scratch.ts';
import type { SearchDocument } from './search-document.ts';
import { type SearchIndex, searchOver } from './search-index.ts';
import { Segment, type SegmentData } from './segment.ts';
import { type SegmentBuilder, segmentBuilder } from './segment-builder.ts';
import { inSlices } from './steps.ts';
import { wideLists } from './wide-lists.ts';
import { wordMemory } from './word-memory.ts';

/** A question walks them all. */
const mostSegments = 8;
/** Behind a merge that cannot keep up, whoever brings more waits. */
const tooManySegments = 20;
/** Larger pieces gain nothing in speed, and cost memory while they are built. */
const mostInBuilder = 16_384;
/** The first goods are to be found at once; from then on what waits is never more than what is there. */
const leastInBuilder = 512;
/** Documents added between two looks at the clock. */
const documentsAStep = 64;

/**
 * An index that grows as an LSM tree does: what comes is built into a small segment, a newer segment hides what it replaces in the older
 * ones, and segments are merged from their arrays when there are too many. Everything long is done in slices.
 */
export class LayeredIndex {
  readonly index: SearchIndex;
  readonly #breath: Breath;
  readonly #memory = wordMemory();
  readonly #wide = wideLists();
  readonly #names: Names;
  /** Oldest first. The same array always: the index looks at it. */
  readonly #segments: Segment[] = [];
  #builder: SegmentBuilder;
  /** Changes are made one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #merging: Promise<void> | null = null;
  #preparing: Promise<void> = Promise.resolve();
  /** What was replaced while segments are being merged. */
  readonly #replacedMeanwhile: number[] = [];

  constructor(tree: CategoryTree, names: FacetNames, breath: Breath) {
    this.#breath = breath;
    this.#builder = segmentBuilder(this.#memory);
    this.#names = createNames(tree, names);
    this.index = searchOver({
      ...{ segments: this.#segments, scratch: new Scratch() },
      ...{ wide: this.#wide, names: this.#names },
    });
  }

  get segmentCount(): number {
    return this.#segments.length;
  }

  get heldBytes(): number {
    return heldBytes(this.#segments) + this.#memory.heldBytes;
  }

  /** Products that can be found. */
  get size(): number {
    return this.#segments.reduce((sum, { currentCount }) => sum + currentCount, 0);
  }

  /** What was built before, as the oldest. */
  open(data: SegmentData): void {
    this.#segments.unshift(new Segment(data));
    this.#prepare(data);
  }

  /** Searchable when it resolves, or soon after when `patient`: small pieces are then put together first. */
  add(documents: Iterable<SearchDocument>, patient = false): Promise<void> {
    return this.#inTurn(async () => {
      let added = 0;
      for (const document of documents) {
        this.#builder.add(document);
        if (this.#builder.size >= mostInBuilder) await this.#flush();
        if (++added % documentsAStep === 0 && this.#breath.due) await this.#breath.take();
      }
      if (!patient || this.#builder.size >= Math.max(leastInBuilder, this.size)) await this.#flush();
    });
  }

  drop(ordinals: readonly number[]): Promise<void> {
    return this.#inTurn(async () => {
      if (ordinals.length === 0) return;
      await this.#flush();
      for (const ordinal of ordinals) this.#replace(ordinal, this.#segments);
    });
  }

  /** All in one segment, as it is saved. What comes meanwhile lies over it. In slices of its own, as nobody waits for it. */
  async whole(breath = this.#breath): Promise<SegmentData> {
    await this.#inTurn(() => this.#flush());
    while (this.#merging !== null) await this.#merging;
    const [first, ...more] = this.#segments;
    if (first !== undefined && more.length === 0 && first.replacedCount === 0) return first.data;
    const data = await this.#merge([...this.#segments], breath);
    this.#prepare(data);
    return data;
  }

  /** When nothing goes on in the background any more. */
  async settled(): Promise<void> {
    await this.#preparing;
    await this.#last;
    while (this.#merging !== null) await this.#merging;
  }

  /** The catalog is in. */
  forgetWords(): void {
    this.#memory.forget();
  }

  /** In the background: who asks before gets the same answer, a little later. */
  #prepare(data: SegmentData): void {
    this.#preparing = inSlices(this.#names.prepare(data), this.#breath).then(() =>
      inSlices(this.#wide.prepare(data), this.#breath),
    );
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(change);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #flush(): Promise<void> {
    if (this.#builder.size === 0) return;
    const builder = this.#builder;
    this.#builder = segmentBuilder(this.#memory);
    const data = await inSlices(builder.finish(), this.#breath);
    // What is new may have taught names that were here before; nobody who asks is to wait for that.
    for (const each of [...this.#segments.map((segment) => segment.data), data])
      await inSlices(this.#names.prepare(each), this.#breath);
    for (const ordinal of data.ordinals) this.#replace(ordinal, this.#segments);
    this.#segments.push(new Segment(data));
    while (this.#merging !== null && this.#segments.length > tooManySegments) await this.#merging;
    if (this.#merging === null && this.#segments.length > mostSegments) void this.#merge(cheapest(this.#segments));
  }

  #replace(ordinal: number, segments: readonly Segment[]): void {
    for (const segment of segments) segment.replace(ordinal);
    if (this.#merging !== null) this.#replacedMeanwhile.push(ordinal);
  }

  /** One at a time: who calls has seen that none is under way. */
  #merge(sources: readonly Segment[], breath = this.#breath): Promise<SegmentData> {
    const masked = sources.map(({ data, replaced }) => ({ data, replaced: replaced?.slice() ?? null }));
    this.#replacedMeanwhile.length = 0;
    const merging = this.#mergeMasked(masked, sources, breath);
    this.#merging = merging.then(() => {}).finally(() => (this.#merging = null));
    return merging;
  }

  async #mergeMasked(
    masked: readonly Pick<Segment, 'data' | 'replaced'>[],
    sources: readonly Segment[],
    breath: Breath,
  ): Promise<SegmentData> {
    const data = await inSlices(mergeSegments(masked), breath);
    await inSlices(this.#names.prepare(data), breath);
    const merged = new Segment(data);
    for (const ordinal of this.#replacedMeanwhile) merged.replace(ordinal);
    const others = this.#segments.filter((segment) => !sources.includes(segment));
    this.#segments.splice(0, this.#segments.length, merged, ...others);
    return data;
  }
}

/** The smallest of them, and larger ones as long as those merged before are together as large: each product is copied a few times in all. */
function cheapest(segments: readonly Segment[]): readonly Segment[] {
  const bySize = segments.toSorted((one, other) => one.data.ordinals.length - other.data.ordinals.length);
  const chosen: Segment[] = [];
  let size = 0;
  for (const segment of bySize) {
    const { length } = segment.data.ordinals;
    if (chosen.length >= mostSegments / 2 && length > size) break;
    chosen.push(segment);
    size += length;
  }
  return chosen;
}
