import * as v from 'valibot';
import { instantSchema } from './primitives.ts';

/** What somebody who looks after a kiosk has to know of it. Each has words, and something to do, on the screens. */
export const noticeKindSchema = v.picklist([
  /** The journal has lost something, or holds what nobody can read. */
  'journal-damaged',
  /** Orders that the journal had lost, and a window still had. */
  'orders-recovered',
  /** Orders that the journal had lost, and nobody has. */
  'orders-lost',
  /** A window has lost its own copies; the journal has filled it again. */
  'window-lost',
  /** Orders that only a window has, because the journal cannot take them. */
  'orders-kept',
  /** One of the two files of a key was damaged, and has been mended from the other. */
  'keys-mended',
  /** Both files of a key are damaged: nobody can open what it was for. */
  'keys-lost',
  /** The device's key is kept where it protects against nobody who has the disk. */
  'vault-weak',
  /** The disk has hardly any room left. */
  'disk-full',
]);
export type NoticeKind = v.InferOutput<typeof noticeKindSchema>;

/** Nothing personal is in it. */
export const noticeSchema = v.object({
  what: noticeKindSchema,
  firstAt: instantSchema,
  lastAt: instantSchema,
  /** How often, or of how many things, since the last time somebody said that they knew. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Notice = v.InferOutput<typeof noticeSchema>;

/** What a window has found out by itself, and has the back office keep. */
export const windowNoticeSchema = v.object({
  what: v.picklist(['orders-lost', 'window-lost', 'orders-kept', 'disk-full']),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
});
export type WindowNotice = v.InferOutput<typeof windowNoticeSchema>;

/** "We know": what of it is told no more, until it happens again. */
export const acknowledgeSchema = v.object({
  notices: v.pipe(v.array(noticeKindSchema), v.minLength(1), v.maxLength(20)),
});
