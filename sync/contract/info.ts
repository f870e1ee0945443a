import * as v from 'valibot';
import { instantSchema } from './primitives.ts';

/** What a connector's platform can and cannot do. The drain loop and the pull loop read it; nobody asks for a platform's name. */
export const capabilitiesSchema = v.object({
  idempotency: v.picklist(['uniqueKey', 'oneShotContainer', 'searchOnly']),
  /** After this long a key may be forgotten: then only a look-up tells. */
  keyTtlMs: v.pipe(v.number(), v.minValue(0)),
  /** How long a placed order may be missing from look-ups. */
  lookupLagMs: v.pipe(v.number(), v.minValue(0)),
  tombstones: v.picklist(['native', 'feed', 'webhook', 'sweep']),
  stockStamp: v.boolean(),
  requestsPerSecond: v.pipe(v.number(), v.minValue(0.1)),
  maxPage: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Over how long a fleet of kiosks that comes back at once should spread the orders it has kept. Left out: at once. */
  spreadMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000))),
  /** `closed`: this store takes no orders from kiosks for now; they keep them. */
  orders: v.optional(v.picklist(['open', 'closed'])),
  /** Writes to shoppers: for its kiosks, which have no post of their own. */
  writes: v.optional(v.boolean()),
  /** Says when something has changed. */
  hints: v.optional(v.boolean()),
  /** Can be compared with: checksums, the rows of one partition, the ids of all rows. */
  checksums: v.optional(v.boolean()),
});
export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

export const infoSchema = v.object({
  /** The contract's version that the other side speaks. */
  contract: v.pipe(v.number(), v.integer(), v.minValue(1)),
  epoch: v.pipe(v.string(), v.maxLength(64)),
  serverTime: instantSchema,
  capabilities: capabilitiesSchema,
});
export type Info = v.InferOutput<typeof infoSchema>;
