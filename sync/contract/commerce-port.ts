import type { CancelOutcome, CancelRequest } from './cancel.ts';
import type { CheckedResource, Checksums } from './checksums.ts';
import type { CommerceError } from './commerce-error.ts';
import type { CommitOutcome, CommitRequest, Lookup } from './commit.ts';
import type { Container, Handoff, Quote } from './container.ts';
import type { PageEnd, Resource, StockAnswer, Tombstone } from './feed.ts';
import type { Info } from './info.ts';
import type { Message } from './message.ts';
import type { OrderIntent, Registering } from './order-intent.ts';
import type { OrderStatus } from './order-status.ts';
import type { RegisterOutcome } from './registration.ts';

/** Either what was asked for or what went wrong, as data. */
type Answer<Value> = Promise<
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: CommerceError }
>;

/** Orders, as every connector offers them and the drain loop uses them. No call throws: what went wrong is in the answer. */
export interface OrderPort {
  prepare(intent: OrderIntent): Answer<Container>;
  quote(container: string): Answer<Quote>;
  commit(container: string, request: CommitRequest): Promise<CommitOutcome>;
  lookup(by: LookupKey): Promise<Lookup>;
  status(order: string): Answer<OrderStatus>;
  handoff(container: string): Answer<Handoff>;
  /** Cancelled twice it is cancelled; `status` says whether it is. */
  cancel(order: string, request: CancelRequest): Promise<CancelOutcome>;
  /** Registered twice it is one; `lookup` by the intent says whether it is there. */
  register(intent: Registering): Promise<RegisterOutcome>;
  /** Writes to a shopper; where the platform does that. Told twice under one id it is written once. */
  write?(message: Message): Answer<{ readonly id: string }>;
}

export type LookupKey = { readonly intent: string } | { readonly container: string } | { readonly ticket: string };

/** What a feed page is made of: rows are not yet checked against their schema, so that one bad row costs one row. */
export type FeedEvent =
  /**
   * Lines of the page as they came, not looked at, cut anywhere, its last line included: from a platform that speaks the contract itself.
   * Whether the last line came, only who reads them can tell (RP1).
   */
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'upsert'; readonly row: unknown }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  | { readonly kind: 'id'; readonly sourceId: string }
  /** Always last; of a stream without `lines` that ends without it, the end was cut. */
  | { readonly kind: 'page'; readonly page: PageEnd }
  | { readonly kind: 'failed'; readonly error: CommerceError };

/** Ends a call that lasts: the kernel's `Cancellation`, of which a contract may not know. */
interface Closing {
  readonly cancelled: boolean;
  onCancel(callback: () => void): () => void;
}

/** The catalog side of a connector. What is marked optional is there where the platform can do it. */
export interface CatalogPort {
  info(): Answer<Info>;
  changes(resource: Resource, cursor: string | null, limit: number): AsyncIterable<FeedEvent>;
  stockNow(variant: string): Answer<StockAnswer>;
  /** Listens until the line breaks, and says how it did. The first call comes when the line stands: what changed before, nobody heard. */
  hints?(onHint: (changed: readonly Resource[]) => void, closing: Closing): Promise<CommerceError>;
  checksums?(resource: CheckedResource, partitions: number): Answer<Checksums>;
  /** The rows of one partition, as one page. */
  partition?(resource: CheckedResource, partition: number, partitions: number): AsyncIterable<FeedEvent>;
  /** The ids of all rows, page by page; `after` is the `next` of the page before. */
  ids?(resource: Resource, after: string | null, limit: number): AsyncIterable<FeedEvent>;
}
