import type { StockModel } from './stock-model.ts';

/** Another one where the arrays mean something else. */
const version = 2;
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
}: StockModel): Float64Array[] => [
  ...[times, errors.counts, drift.seen, deliveries.seen, recalibration.figures, foresight.scores, pool.seen],
  paces.figures,
];

const placed = (model: StockModel, places: number): Float64Array[] =>
  Array.from({ length: places }, (_, at) => [model.place(at).seen, model.paces.busyAt(at)]).flat();

/** What was learned of all records together, as numbers to be stored. */
export function learnedOf(model: StockModel): Float64Array<ArrayBuffer> {
  const groups = Array.from({ length: model.groups.length }, (_, at) => model.group(at).figures);
  const head = Float64Array.of(version, model.places.length, groups.length);
  const parts = [head, ...shared(model), ...placed(model, model.places.length), ...groups];
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Into a model that has learned nothing yet. What does not fit was written by another version: it is learned anew. */
export function relearn(model: StockModel, numbers: Float64Array): void {
  const [written, places = 0, groups = 0] = numbers;
  if (written !== version) return;
  const into = [
    ...shared(model),
    ...placed(model, places),
    ...Array.from({ length: groups }, (_, at) => model.group(at).figures),
  ];
  if (headLength + into.reduce((sum, { length }) => sum + length, 0) !== numbers.length) return;
  let at = headLength;
  for (const part of into) {
    part.set(numbers.subarray(at, at + part.length));
    at += part.length;
  }
  model.foresight.rescored();
  model.pool.tune();
  for (const place of model.places) place.tune();
}
