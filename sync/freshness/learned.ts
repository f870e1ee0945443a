import type { CommonKnowledge } from './common-knowledge.ts';

/** Another one where the arrays mean something else. */
const version = 4;
const headLength = 3;

const shared = ({
  times,
  errors,
  drift,
  deliveries,
  recalibration,
  foresight,
  pool,
  paces,
  falls,
}: CommonKnowledge): Float64Array[] => [
  ...[times, errors.counts, drift.seen, deliveries.seen, recalibration.figures, foresight.scores, pool.seen],
  ...[pool.looks, paces.figures, falls],
];

const placed = (common: CommonKnowledge, places: number): Float64Array[] =>
  Array.from({ length: places }, (_, at) => [common.place(at).seen, common.paces.busyAt(at)]).flat();

/** What was learned of all records together, as numbers to be stored. */
export function learnedOf(common: CommonKnowledge): Float64Array<ArrayBuffer> {
  const groups = Array.from({ length: common.groups.length }, (_, at) => common.group(at).figures);
  const head = Float64Array.of(version, common.places.length, groups.length);
  const parts = [head, ...shared(common), ...placed(common, common.places.length), ...groups];
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Into what has learned nothing yet. What does not fit was written by another version: it is learned anew. */
export function relearn(common: CommonKnowledge, numbers: Float64Array): void {
  const [written, places = 0, groups = 0] = numbers;
  if (written !== version) return;
  const into = [
    ...shared(common),
    ...placed(common, places),
    ...Array.from({ length: groups }, (_, at) => common.group(at).figures),
  ];
  if (headLength + into.reduce((sum, { length }) => sum + length, 0) !== numbers.length) return;
  let at = headLength;
  for (const part of into) {
    part.set(numbers.subarray(at, at + part.length));
    at += part.length;
  }
  common.deliveries.retold();
  common.foresight.rescored();
  common.pool.tune(common.errors.learned);
  for (const place of common.places) place.tune();
}
