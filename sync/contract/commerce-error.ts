import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { identifierSchema } from './primitives.ts';

const message = v.pipe(v.string(), v.maxLength(1_000));

/** What can go wrong with a platform, as data. The kind decides what happens next; the message is for people only. */
export const commerceErrorSchema = v.variant('kind', [
  /** Not now; nothing happened. */
  v.object({ kind: v.literal('Transient'), message }),
  v.object({ kind: v.literal('RateLimited'), message, retryAfterMs: v.pipe(v.number(), v.minValue(0)) }),
  /** It may or may not have happened: look it up, never send it again blindly. */
  v.object({ kind: v.literal('Ambiguous'), message }),
  v.object({ kind: v.literal('AlreadyDone'), message }),
  /** Our key with another body: a bug of ours. */
  v.object({ kind: v.literal('KeyReuse'), message }),
  v.object({ kind: v.literal('Stale'), message }),
  v.object({ kind: v.literal('PriceChanged'), message, newTotal: moneySchema }),
  v.object({ kind: v.literal('OutOfStock'), message, lines: v.array(identifierSchema) }),
  v.object({ kind: v.literal('Invalid'), message, issues: v.optional(v.array(message)) }),
  v.object({ kind: v.literal('Auth'), message }),
  v.object({ kind: v.literal('Unsupported'), message }),
  v.object({ kind: v.literal('CursorTooOld'), message }),
  v.object({ kind: v.literal('NotFound'), message }),
]);
export type CommerceError = v.InferOutput<typeof commerceErrorSchema>;
export type CommerceErrorKind = CommerceError['kind'];

export const errorAnswerSchema = v.object({ error: commerceErrorSchema });
