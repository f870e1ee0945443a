import * as v from 'valibot';
import { categorySchema } from './category.ts';
import { locationSchema } from './location.ts';
import { priceSchema, pricesSchema } from './price.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { productSchema } from './product.ts';
import { promotionSchema } from './promotion.ts';
import { stockLevelsSchema, stockSchema } from './stock.ts';

/** Every resource that is replicated, with its row. The order is the order of pulling: what is needed to show the rest comes first. */
export const feedRows = {
  location: locationSchema,
  category: categorySchema,
  promotion: promotionSchema,
  product: productSchema,
  price: priceSchema,
  stock: stockSchema,
} as const;
export type Resource = keyof typeof feedRows;
export type FeedRow<Of extends Resource = Resource> = v.InferOutput<(typeof feedRows)[Of]>;
export const resources = Object.keys(feedRows) as readonly Resource[];

/** Opaque: only who made it may read it. */
export const cursorSchema = v.pipe(v.string(), v.maxLength(1_024));

export const tombstoneSchema = v.object({ sourceId: identifierSchema, deletedAt: instantSchema });
export type Tombstone = v.InferOutput<typeof tombstoneSchema>;

/** The last line of a page. Without it the page was cut and none of it counts. */
export const pageEndSchema = v.object({
  next: cursorSchema,
  /** Nothing newer existed when this was answered. */
  complete: v.boolean(),
  epoch: v.pipe(v.string(), v.maxLength(64)),
  serverTime: instantSchema,
  /** Rows that the whole export will bring, where it is known: for a progress bar. */
  expected: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type PageEnd = v.InferOutput<typeof pageEndSchema>;

/** A line of the NDJSON feed. Rows are checked by the schema of their resource; `prices` and `levels` come in the feeds of prices and of stock only. */
export const feedLineSchema = v.union([
  v.object({ upsert: v.looseObject({ sourceId: identifierSchema }) }),
  v.object({ prices: pricesSchema }),
  v.object({ levels: stockLevelsSchema }),
  v.object({ tombstone: tombstoneSchema }),
  v.object({ page: pageEndSchema }),
]);

export const stockAnswerSchema = v.object({ stock: v.array(stockSchema), serverTime: instantSchema });
export type StockAnswer = v.InferOutput<typeof stockAnswerSchema>;
