import { mergeCodes } from './code-table.ts';
import { type FacetColumn, type FacetName, mergeFacets } from './facets.ts';
import { type MergedSlots, slotsOf } from './merged-slots.ts';
import { mergeWords } from './merge-words.ts';
import type { SegmentData } from './segment.ts';
import { STEP, type Steps } from './steps.ts';

/** A segment to be merged, with the mask it had when merging began. */
interface MergeSource {
  readonly data: SegmentData;
  readonly replaced: Uint8Array | null;
}

/** One segment of several, made of their arrays alone; what was replaced is left behind. Each product is current in at most one of them. */
export function* mergeSegments(unordered: readonly MergeSource[]): Steps<SegmentData> {
  const sources = unordered.toSorted((one, other) => (one.data.ordinals[0] ?? 0) - (other.data.ordinals[0] ?? 0));
  const merged = yield* mergeSlots(sources);
  const facet = (name: FacetName): Steps<FacetColumn> =>
    mergeFacets(
      sources.map(({ data }, index) => ({ column: data.facets[name], slots: slotsOf(merged, index) })),
      merged.ordinals.length,
    );
  return {
    ordinals: merged.ordinals,
    popularity: yield* mergePopularity(sources, merged),
    facets: {
      categories: yield* facet('categories'),
      brands: yield* facet('brands'),
      colours: yield* facet('colours'),
      sizes: yield* facet('sizes'),
    },
    ...(yield* mergeWords(
      sources.map(({ data }) => data),
      merged,
    )),
    codes: yield* mergeCodes(sources.map(({ data }, index) => ({ table: data.codes, slots: slotsOf(merged, index) }))),
  };
}

function* mergeSlots(sources: readonly MergeSource[]): Steps<MergedSlots> {
  const most = sources.reduce((sum, { data }) => sum + data.ordinals.length, 0);
  const ordinals = new Uint32Array(most);
  const slots = sources.map(({ data }) => new Int32Array(data.ordinals.length).fill(-1));
  const places = sources.map(() => 0);
  let [count, latest, interleaved] = [0, 0, false];
  for (;;) {
    yield;
    for (let taken = 0; taken < STEP; taken++) {
      const source = lowestSource(sources, places);
      if (source < 0) return { ordinals: ordinals.slice(0, count), slots, interleaved };
      const place = places[source] ?? 0;
      places[source] = place + 1;
      const { data, replaced } = sources[source] ?? { data: { ordinals }, replaced: null };
      if (replaced !== null && replaced[place] === 1) continue;
      if (source < latest) interleaved = true;
      latest = source;
      const own = slots[source];
      if (own !== undefined) own[place] = count;
      ordinals[count++] = data.ordinals[place] ?? 0;
    }
  }
}

/** Which source has the lowest ordinal next; -1 when all are through. */
function lowestSource(sources: readonly MergeSource[], places: readonly number[]): number {
  let lowest = Infinity;
  let found = -1;
  for (let source = 0; source < sources.length; source++) {
    const ordinal = sources[source]?.data.ordinals[places[source] ?? 0] ?? Infinity;
    if (ordinal >= lowest) continue;
    lowest = ordinal;
    found = source;
  }
  return found;
}

function* mergePopularity(sources: readonly MergeSource[], merged: MergedSlots): Steps<Uint16Array> {
  const popularity = new Uint16Array(merged.ordinals.length);
  for (const [index, { data }] of sources.entries()) {
    const slots = slotsOf(merged, index);
    for (let slot = 0; slot < slots.length; slot++) {
      const place = slots[slot] ?? -1;
      if (place >= 0) popularity[place] = data.popularity[slot] ?? 0;
      if (slot % STEP === 0) yield;
    }
  }
  return popularity;
}
