import * as v from 'valibot';

/**
 * A town as a file: one JSON object a line. What a kiosk's replica hears (`observation`, `restock`, `count`, `confirmed`), what a shopper asks
 * (`question`), and what was truly there (`truth`), which no model is shown. The README beside the benchmarks describes it for others.
 */
const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Milliseconds since 1970, UTC. */
const timeSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const piecesSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

const minutesInTwoDays = 2 * 24 * 60;
const minuteSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(minutesInTwoDays));
/** Local minutes of the day between which the doors are open; past 1440 it is the next morning, and twice the same is a closed day. */
const openingSchema = v.tuple([minuteSchema, minuteSchema]);

const townLocationSchema = v.object({
  id: idSchema,
  /** Monday first. A location without hours never closes. */
  hours: v.optional(v.pipe(v.array(openingSchema), v.length(7))),
  /** Local time is UTC and this. */
  offsetMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1_440), v.maxValue(1_440)), 0),
});

const townVariantSchema = v.object({ id: idSchema, category: v.optional(idSchema) });

const headerSchema = v.object({
  kind: v.literal('town'),
  version: v.literal(1),
  name: v.optional(v.string(), 'a town'),
  start: v.optional(timeSchema),
  end: v.optional(timeSchema),
  locations: v.optional(v.array(townLocationSchema), []),
  variants: v.optional(v.array(townVariantSchema), []),
});
export type TownHeader = v.InferOutput<typeof headerSchema>;

const place = { at: timeSchema, variant: idSchema, location: idSchema };

const observationSchema = v.object({
  kind: v.literal('observation'),
  ...place,
  available: v.pipe(v.number(), v.integer()),
  sourceUpdatedAt: v.optional(timeSchema),
});
export type Observation = v.InferOutput<typeof observationSchema>;

const restockSchema = v.object({
  kind: v.literal('restock'),
  ...place,
  quantity: piecesSchema,
  /** When the goods were booked, where the kiosk heard of it later. */
  bookedAt: v.optional(timeSchema),
});
export type Restock = v.InferOutput<typeof restockSchema>;

const countSchema = v.object({
  kind: v.literal('count'),
  ...place,
  counted: piecesSchema,
  /** What the record said before it was put right. */
  recorded: v.optional(v.pipe(v.number(), v.integer())),
  countedAt: v.optional(timeSchema),
});
export type Count = v.InferOutput<typeof countSchema>;

const confirmedSchema = v.object({
  kind: v.literal('confirmed'),
  at: timeSchema,
  /** Without one: all locations. */
  location: v.optional(idSchema),
});
export type Confirmed = v.InferOutput<typeof confirmedSchema>;

const questionSchema = v.object({ kind: v.literal('question'), id: idSchema, ...place });
export type Question = v.InferOutput<typeof questionSchema>;

const truthSchema = v.object({ kind: v.literal('truth'), question: idSchema, onHand: piecesSchema });

export const townLineSchema = v.variant('kind', [
  headerSchema,
  observationSchema,
  restockSchema,
  countSchema,
  confirmedSchema,
  questionSchema,
  truthSchema,
]);
export type TownLine = v.InferOutput<typeof townLineSchema>;

/** What a model may see, in order of time. */
export type Heard = Observation | Restock | Count | Confirmed;
