import * as v from 'valibot';
import { type CheckedResource, type Checksums, checksumsSchema } from '../contract/checksums.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { askFeed, bodyOf, type FeedAnswer } from './feed-source.ts';

/** What a replica is compared with, where the store offers it. */
export interface HealSource {
  checksums(resource: CheckedResource, partitions: number): Promise<Result<Checksums, CommerceError>>;
  /** The rows of one partition, as one page. Its cursor is not one to go on from. */
  partition(resource: CheckedResource, partition: number, partitions: number): Promise<FeedAnswer>;
  /** The ids of all rows, page by page; `after` is the `next` of the page before. */
  ids(resource: Resource, after: string | null, limit: number): Promise<FeedAnswer>;
}

/** The back office's, over HTTP on this origin. */
export function officeHeal(send: typeof fetch): HealSource {
  return {
    async checksums(resource, partitions) {
      const asked = await askFeed(send, `${resource}/checksums?partitions=${partitions}`);
      if (!asked.ok) return asked;
      const body: unknown = await asked.value.json().catch(() => null);
      const checked = v.safeParse(checksumsSchema, body);
      const isWhole = checked.success && checked.output.partitions.length === partitions;
      return isWhole ? succeed(checked.output) : fail({ kind: 'Invalid', message: 'What came are no checksums' });
    },
    async partition(resource, partition, partitions) {
      return bodyOf(await askFeed(send, `${resource}/partition/${partition}?partitions=${partitions}`));
    },
    async ids(resource, after, limit) {
      const query = new URLSearchParams({ limit: String(limit), ...(after !== null && { after }) });
      return bodyOf(await askFeed(send, `${resource}/ids?${query}`));
    },
  };
}
