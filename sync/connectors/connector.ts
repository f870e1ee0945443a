import type { CommerceError } from '../contract/commerce-error.ts';
import type { CatalogPort, OrderPort } from '../contract/commerce-port.ts';
import type { Result } from '../kernel/result.ts';

/** A picture on its way; whoever takes it reads the body or cancels it. */
export interface Picture {
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** One platform, mapped to the contract. */
export interface Connector {
  readonly orders: OrderPort;
  readonly catalog: CatalogPort;
  picture(media: string): Promise<Result<Picture, CommerceError>>;
}
