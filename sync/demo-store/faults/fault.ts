import * as v from 'valibot';

/** The ways in which the store can be made to go wrong, in the words of its page. `ms` means something else for each. */
export const faultKinds = {
  latency: { title: 'Slow to answer', does: 'Waits before it does anything.', ms: 1_500, msMeans: 'how long it waits' },
  'cut-before': { title: 'Cut before', does: 'Hangs up before doing anything.', ms: 0, msMeans: '' },
  'rate-limited': {
    title: 'Too many calls',
    does: 'Answers 429 with Retry-After and does nothing.',
    ms: 2_000,
    msMeans: 'how long to stay away',
  },
  'expired-token': { title: 'Token expired', does: 'Forgets the token and answers 401.', ms: 0, msMeans: '' },
  'server-error': { title: 'Out of order', does: 'Answers 503 and does nothing.', ms: 0, msMeans: '' },
  'created-but-500': { title: 'Done, but says 500', does: 'Does what was asked and answers 500.', ms: 0, msMeans: '' },
  'cut-after': { title: 'Cut after', does: 'Does what was asked and hangs up without an answer.', ms: 0, msMeans: '' },
  'half-body': {
    title: 'Half an answer',
    does: 'Sends the first half of the answer and hangs up.',
    ms: 0,
    msMeans: '',
  },
  'slow-body': {
    title: 'Trickle',
    does: 'Sends the answer in eight pieces.',
    ms: 4_000,
    msMeans: 'how long the answer takes',
  },
  'wrong-clock': {
    title: 'Wrong clock',
    does: 'Tells another time than it is.',
    ms: -10_800_000,
    msMeans: 'how far the clock is off',
  },
  'no-tombstones': {
    title: 'Forgets to say what is gone',
    does: 'Leaves the deletions out of a feed, as a platform does that keeps no record of them.',
    ms: 0,
    msMeans: '',
  },
  'schema-drift': {
    title: 'Changed without notice',
    does: 'Breaks every tenth row of a feed; moves every other answer under "data".',
    ms: 0,
    msMeans: '',
  },
} as const;

export type FaultKind = keyof typeof faultKinds;
const kinds = Object.keys(faultKinds) as FaultKind[];

const mostMs = 7 * 24 * 3_600_000;

export const faultSchema = v.object({
  kind: v.picklist(kinds),
  on: v.boolean(),
  /** How likely each call is hit. */
  probability: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** `*` for all, or `commit`, `feed`, `feed/stock`, … */
  route: v.pipe(v.string(), v.regex(/^(\*|[a-z]+(\/[a-z]+)?)$/)),
  /** Only so many more calls are hit, then it switches itself off; null for no end. */
  next: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  ms: v.pipe(v.number(), v.integer(), v.minValue(-mostMs), v.maxValue(mostMs)),
});
export type Fault = v.InferOutput<typeof faultSchema>;

/** What is left out of a change goes back to its default, so that one call says everything. */
export const faultChangeSchema = v.object({
  kind: faultSchema.entries.kind,
  on: v.optional(faultSchema.entries.on, true),
  probability: v.optional(faultSchema.entries.probability, 1),
  route: v.optional(faultSchema.entries.route, '*'),
  next: v.optional(faultSchema.entries.next, null),
  ms: v.optional(faultSchema.entries.ms),
});
export type FaultChange = v.InferOutput<typeof faultChangeSchema>;

const atRest = (kind: FaultKind): Fault => ({
  kind,
  on: false,
  probability: 1,
  route: '*',
  next: null,
  ms: faultKinds[kind].ms,
});

export const allAtRest = (): Map<FaultKind, Fault> => new Map(kinds.map((kind) => [kind, atRest(kind)]));
