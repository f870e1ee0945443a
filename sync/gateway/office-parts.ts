import type { CommerceError } from '../contract/commerce-error.ts';
import type { Info } from '../contract/info.ts';
import type { Notice, NoticeKind } from '../contract/notice.ts';
import type { Connection, Sending } from '../contract/office-status.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderChanges, OrderView } from '../contract/order-view.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { Result } from '../kernel/result.ts';

type HandedOver = Result<{ readonly order: OrderView; readonly fresh: boolean }, { kind: NotAccepted }>;

/** Where orders are handed over. The outbox, seen from the gateway. */
export interface OrderDesk {
  accept(intent: OrderIntent): Promise<HandedOver>;
  /** One that the journal had once and has lost: a commit of it may have reached the store (OB47), or may have had. */
  acceptLost(intent: OrderIntent): Promise<HandedOver>;
  waitForChange(seq: number, ms: number): Promise<OrderChanges>;
  /** The shopper's answer to what their order asks. */
  answer(
    order: string,
    answer: OrderAnswer,
  ): Promise<Result<OrderView, { kind: NotAccepted } | { kind: 'refused'; reason: string }>>;
  visitEnded(): void;
  sending(): Sending;
  counts(): { readonly waiting: number; readonly asking: number; readonly needsHuman: number };
}

export type NotAccepted = 'other-body' | 'locked' | 'disk-full' | 'disk-failed' | 'closed';

/** What is known of the platform's whereabouts; the gateway's own calls add to it. */
export interface StoreWatch {
  connection(): Connection;
  info(): Info | null;
  problem(): CommerceError | null;
  answered(): void;
  failed(error: CommerceError): void;
}

/** What the operator is told (OB51). */
export interface OfficeNotices {
  tell(what: NoticeKind, found: { readonly count: number }): void;
  shown(): readonly Notice[];
}

/** A word that the window's replica leaves outside its origin: when it is found here and the replica is not there, the browser lost it. */
export interface ReplicaMarker {
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
}

/** The other half of what a window seals with (OB43). */
export interface WindowSealing {
  /** What to seal with now. Old keys are destroyed but for those that the window says it holds something under. */
  key(holds: readonly string[]): Promise<Result<WindowKey, 'disk-failed'>>;
  /** `locked` may be different in a minute; `lost` will not. */
  open(intent: SealedIntent): Promise<Result<string, 'locked' | 'lost'>>;
  /** It is from before this journal began, or was found damaged: it may have been in it, whether or not the window ever heard so (OB58). */
  mayBeForgotten(intent: SealedIntent | OrderIntent): boolean;
}
