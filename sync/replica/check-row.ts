import * as v from 'valibot';
import { type FeedRow, feedRows, type Resource } from '../contract/feed.ts';

/** Null for a row that breaks its schema (RP4). */
export function checkRow<Of extends Resource>(resource: Of, row: unknown): FeedRow<Of> | null {
  const checked = v.safeParse(feedRows[resource], row);
  return checked.success ? checked.output : null;
}
