import * as v from 'valibot';
import { cursorSchema } from './feed.ts';
import { identifierSchema } from './primitives.ts';

/** More would be a list of rows. */
export const mostPartitions = 4_096;

/** The resources that are large enough to be compared instead of fetched again. */
export const checkedResources = ['product', 'price', 'stock'] as const;
export type CheckedResource = (typeof checkedResources)[number];

/**
 * A resource in so many numbers: the rows whose `crc32(sourceId) % P` is K add up to the K-th, each with the crc32 of its text (see
 * `checksumText`), modulo 2^32. Adding up needs no order, and a row that changes changes one sum.
 */
export const checksumsSchema = v.object({
  partitions: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff))),
    v.minLength(1),
    v.maxLength(mostPartitions),
  ),
  rows: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The moment at which this is true: changes after it are not in it. */
  cursor: cursorSchema,
});
export type Checksums = v.InferOutput<typeof checksumsSchema>;

/** What of a row is compared, in UTF-8: that which a shopper would be told wrong. */
export const checksumText = {
  product: (sourceId: string, sourceUpdatedAt: number) => `${sourceId}|${sourceUpdatedAt}`,
  price: (sourceId: string, minor: number, compareAt: number | null) => `${sourceId}|${minor}|${compareAt ?? ''}`,
  stock: (sourceId: string, available: number, policy: string) => `${sourceId}|${available}|${policy}`,
} as const;

/** A line of the list of all ids that there are: what a kiosk holds and this list does not have is gone. */
export const idLineSchema = v.object({ id: identifierSchema });
