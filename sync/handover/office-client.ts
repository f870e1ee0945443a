import * as v from 'valibot';
import { type CommerceError, errorAnswerSchema } from '../contract/commerce-error.ts';
import type { WindowNotice } from '../contract/notice.ts';
import { type OfficeStatus, officeStatusSchema } from '../contract/office-status.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { handOverAnswerSchema, type OrderChanges, orderChangesSchema, type OrderView } from '../contract/order-view.ts';
import { type LostIntent, type SealedIntent, type WindowKey, windowKeySchema } from '../contract/window-seal.ts';

/** What the back office said to an order. `away` is everything that leaves us not knowing: the same order may simply be handed over again. */
export type HandOverAnswer =
  | { readonly kind: 'accepted'; readonly order: OrderView }
  | { readonly kind: 'refused'; readonly error: CommerceError }
  | { readonly kind: 'away' };

/** What became of a shopper's answer. `away`: nobody knows; it may simply be given again. */
export type AnswerTaken =
  | { readonly kind: 'taken'; readonly order: OrderView }
  | { readonly kind: 'refused' }
  | { readonly kind: 'away' };

/** The window's way to the back office; null where it did not answer in a form we know. */
export interface OfficeClient {
  handOver(intent: OrderIntent | SealedIntent | LostIntent, deadlineMs: number): Promise<HandOverAnswer>;
  changes(after: number, waitMs: number): Promise<OrderChanges | null>;
  status(): Promise<OfficeStatus | null>;
  /** `refused`: the order does not ask that, or not any more. */
  answer(order: string, answer: OrderAnswer): Promise<AnswerTaken>;
  /** The shopper who was here has gone. Told once: where it is not heard, five minutes say the same. */
  visitEnded(): Promise<void>;
  /** What the operator should know, and only this window does (OB51). Told once, heard or not. */
  tell(notice: WindowNotice): Promise<void>;
  /** What to seal with from now on. `holds`: the keys that must not be destroyed yet. */
  windowKey(holds: readonly string[]): Promise<WindowKey | null>;
}

/** A status is a look into memory: an office that takes longer is as good as away. */
const statusDeadlineMs = 3_000;
/** Above the wait itself, for the way there and back on a busy machine. */
const changesGraceMs = 5_000;

/** One record and its flush; somebody is looking at the screen. */
const answerDeadlineMs = 5_000;
/** A new key is two flushes of a disk that may be busy. */
const windowKeyDeadlineMs = 10_000;

interface Sending {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The way there: fetch, or something that is quicker. */
export interface OfficeRequest extends Sending {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}
export type SendToOffice = (path: string, request: OfficeRequest) => Promise<Response>;

export function officeClient(send: SendToOffice): OfficeClient {
  async function ask(path: string, deadlineMs: number, init: Sending = {}): Promise<Response | null> {
    try {
      return await send(path, {
        ...init,
        headers: { ...init.headers, 'x-deadline-ms': String(deadlineMs) },
        signal: AbortSignal.timeout(deadlineMs),
      });
    } catch {
      return null;
    }
  }

  return {
    async handOver(intent, deadlineMs) {
      const answer = await ask('/api/orders', deadlineMs, post(intent));
      if (answer === null) return { kind: 'away' };
      const content = await readBody(answer, v.union([handOverAnswerSchema, errorAnswerSchema]));
      if (content === null) return { kind: 'away' };
      if ('order' in content) return answer.ok ? { kind: 'accepted', order: content.order } : { kind: 'away' };
      return isOurFault(answer.status) ? { kind: 'refused', error: content.error } : { kind: 'away' };
    },

    async changes(after, waitMs) {
      const answer = await ask(`/api/orders?after=${after}&wait=${waitMs}`, waitMs + changesGraceMs);
      return answer?.ok ? readBody(answer, orderChangesSchema) : null;
    },

    async status() {
      const answer = await ask('/api/status', statusDeadlineMs);
      return answer?.ok ? readBody(answer, officeStatusSchema) : null;
    },

    async answer(order, said) {
      const answer = await ask(`/api/orders/${order}/answer`, answerDeadlineMs, post(said));
      if (answer !== null && answer.status >= 400 && answer.status < 500) return { kind: 'refused' };
      const content = answer?.ok ? await readBody(answer, handOverAnswerSchema) : null;
      return content === null ? { kind: 'away' } : { kind: 'taken', order: content.order };
    },

    async visitEnded() {
      await ask('/api/visit/ended', statusDeadlineMs, post({}));
    },

    async tell(notice) {
      await ask('/api/notices', statusDeadlineMs, post(notice));
    },

    async windowKey(holds) {
      const answer = await ask('/api/window-key', windowKeyDeadlineMs, post({ holds }));
      return answer?.ok ? readBody(answer, windowKeySchema) : null;
    },
  };
}

const post = (body: object): Sending => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** Only these say that the order itself is wrong and will be wrong again. */
const isOurFault = (status: number) => status === 409 || status === 413 || status === 422;

async function readBody<Schema extends v.GenericSchema>(
  answer: Response,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  try {
    const parsed = v.safeParse(schema, await answer.json());
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
