import type { CommerceError } from './commerce-error.ts';
import type { CommitOutcome, CommitRequest, Lookup } from './commit.ts';
import type { Container, Handoff, Quote } from './container.ts';
import type { PageEnd, Resource, StockAnswer, Tombstone } from './feed.ts';
import type { Info } from './info.ts';
import type { OrderIntent } from './order-intent.ts';
import type { OrderStatus } from './order-status.ts';

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
}

export type LookupKey = { readonly intent: string } | { readonly container: string } | { readonly ticket: string };

/** A line of a feed page: rows are not yet checked against their schema, so that one bad row costs one row. */
export type FeedEvent =
  | { readonly kind: 'upsert'; readonly row: unknown }
  | { readonly kind: 'tombstone'; readonly tombstone: Tombstone }
  /** Always last; a stream that ends without it was cut. */
  | { readonly kind: 'page'; readonly page: PageEnd }
  | { readonly kind: 'failed'; readonly error: CommerceError };

/** The catalog side of a connector. */
export interface CatalogPort {
  info(): Answer<Info>;
  changes(resource: Resource, cursor: string | null, limit: number): AsyncIterable<FeedEvent>;
  stockNow(variant: string): Answer<StockAnswer>;
}
