import type { StockModel } from './stock-model.ts';

/** Another one where the arrays mean something else. */
const version = 1;
const headLength = 3;

const shared = ({ times, errors, drift, deliveries, recalibration, foresight }: StockModel): Float64Array[] => [
  ...[times, errors.counts, drift.seen, deliveries.seen, recalibration.figures, foresight.scores],
];

/** What was learned of all records together, as numbers to be stored. */
export function learnedOf(model: StockModel): Float64Array<ArrayBuffer> {
  const places = Array.from({ length: model.places.length }, (_, at) => model.place(at).seen);
  const groups = Array.from({ length: model.groups.length }, (_, at) => model.group(at).figures);
  const head = Float64Array.of(version, places.length, groups.length);
  const parts = [head, ...shared(model), ...places, ...groups];
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
    ...Array.from({ length: places }, (_, at) => model.place(at).seen),
    ...Array.from({ length: groups }, (_, at) => model.group(at).figures),
  ];
  if (headLength + into.reduce((sum, { length }) => sum + length, 0) !== numbers.length) return;
  let at = headLength;
  for (const part of into) {
    part.set(numbers.subarray(at, at + part.length));
    at += part.length;
  }
  model.foresight.rescored();
  for (const place of model.places) place.tune();
}
