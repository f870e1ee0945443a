import * as v from 'valibot';
import { identifierSchema, instantSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

/** May be below zero: a platform that oversold says so, and so do we. */
const availableSchema = v.pipe(v.number(), v.integer());
const policySchema = v.picklist(['deny', 'backorder', 'untracked']);
/** Can the figure be trusted to be one place's own count? */
const confidenceSchema = v.picklist(['exact', 'eventual', 'aggregate']);

const piecesSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const someSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** How many of a variant a location says it has. `sourceId` is the platform's own id of the level. */
export const stockSchema = v.object({
  ...rowStamps,
  variant: identifierSchema,
  location: identifierSchema,
  available: availableSchema,
  policy: policySchema,
  confidence: confidenceSchema,
  /**
   * When somebody last counted it, how many lay there, and how many the books had said. It stays with the row until the next count. Goods
   * that were ordered and not found are a count of none.
   */
  counted: v.optional(v.object({ at: instantSchema, pieces: piecesSchema, recorded: availableSchema })),
  /** When goods were last booked in, and how many. `available` has them already. */
  received: v.optional(v.object({ at: instantSchema, pieces: someSchema })),
});
export type Stock = v.InferOutput<typeof stockSchema>;

/** More places than that are told in several lines. */
const mostPlaces = 1_000;

/**
 * Several rows of one variant in one line of the feed, a row for each entry; its `sourceId` is `VARIANT@LOCATION`. Stock is most of what
 * a feed carries: spelt out, a level takes three hundred bytes to say a place and a number.
 */
export const stockLevelsSchema = v.object({
  variant: identifierSchema,
  policy: policySchema,
  confidence: confidenceSchema,
  /** The newest change among them. */
  sourceUpdatedAt: v.optional(instantSchema),
  at: v.pipe(v.array(v.strictTuple([identifierSchema, availableSchema])), v.minLength(1), v.maxLength(mostPlaces)),
  /** As with a row: place, when, how many lay there, how many the books had said. */
  counted: v.optional(
    v.pipe(
      v.array(v.strictTuple([identifierSchema, instantSchema, piecesSchema, availableSchema])),
      v.maxLength(mostPlaces),
    ),
  ),
  /** As with a row: place, when, how many. */
  received: v.optional(
    v.pipe(v.array(v.strictTuple([identifierSchema, instantSchema, someSchema])), v.maxLength(mostPlaces)),
  ),
});
export type StockLevels = v.InferOutput<typeof stockLevelsSchema>;
