const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Ages of a figure from just heard to a week; each bucket has to be honest for itself. */
export const ageBuckets = [
  { name: '0-1 min', from: 0, to: minute },
  { name: '1-5 min', from: minute, to: 5 * minute },
  { name: '5-15 min', from: 5 * minute, to: 15 * minute },
  { name: '15-60 min', from: 15 * minute, to: hour },
  { name: '1-4 h', from: hour, to: 4 * hour },
  { name: '4-24 h', from: 4 * hour, to: day },
  { name: '1-3 d', from: day, to: 3 * day },
  { name: '3-7 d', from: 3 * day, to: 7 * day },
] as const;

/** The ages at which a model's labels are held against an oracle's; the ages around them count. */
export const comparedAges = [
  { name: '15min', from: 10 * minute, to: 20 * minute },
  { name: '4h', from: 3 * hour, to: 5 * hour },
  { name: '1d', from: 18 * hour, to: 30 * hour },
] as const;

export const isWithin = (ageMs: number | null, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  ageMs !== null && ageMs >= from && ageMs < to;
