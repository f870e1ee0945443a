import { join } from 'node:path';
import * as v from 'valibot';
import { type Notice, type NoticeKind, noticeKindSchema, noticeSchema } from '../contract/notice.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { Logger } from '../kernel/logger.ts';
import type { DiskProblem } from '../outbox/ports.ts';
import { diskProblem } from './durable-files.ts';
import { openSlotFile } from './slot-file.ts';

/** Longer than anybody is on holiday; what still happens is told anew. */
const toldForMs = 30 * 86_400_000;

interface Found {
  readonly count?: number;
  /**
   * Of what lasts: how it looks. The same once more, which every start finds again, is nothing new, also where somebody has said that they
   * know of it.
   */
  readonly mark?: string;
}

/**
 * What the operator is told (OB51): one of each kind, with how often and when, on the disk until somebody at the desk says that they know, or
 * a month has passed without another one.
 */
export interface Notices {
  tell(what: NoticeKind, found?: Found): void;
  /** What is to be shown, newest first. */
  shown(): readonly Notice[];
  /** Answers when it is on the disk. */
  acknowledge(kinds: readonly NoticeKind[]): Promise<Result<null, DiskProblem>>;
  /** What was told before is on the disk. */
  close(): Promise<void>;
}

const keptSchema = v.object({ ...noticeSchema.entries, known: v.boolean(), mark: v.optional(v.string()) });
type Kept = v.InferOutput<typeof keptSchema>;

export async function openNotices(folder: string, clock: Clock, logger: Logger): Promise<Notices> {
  const file = await openSlotFile(join(folder, 'notices'), v.record(noticeKindSchema, keptSchema));
  const kept = new Map<NoticeKind, Kept>();
  // What cannot be read is told by nobody any more; what still holds is found again.
  if (file.kept.found === 'value')
    for (const notice of Object.values(file.kept.value)) if (notice !== undefined) kept.set(notice.what, notice);
  let turn: Promise<unknown> = Promise.resolve();

  function write(): Promise<void> {
    const mine = turn.then(() => file.write(Object.fromEntries(kept)));
    turn = mine.catch(() => undefined);
    return mine;
  }

  const isShown = ({ known, lastAt }: Kept) => !known && clock.now() - lastAt < toldForMs;

  return {
    tell(what, { count = 1, mark } = {}) {
      const last = kept.get(what);
      if (last !== undefined && mark !== undefined && last.mark === mark) return;
      const now = clock.now();
      const before = last !== undefined && isShown(last) ? last : null;
      const total = (before?.count ?? 0) + count;
      const kind = { what, firstAt: before?.firstAt ?? now, lastAt: now, count: total, known: false };
      kept.set(what, mark === undefined ? kind : { ...kind, mark });
      logger.warn('notice', { what, count });
      // Told from memory all the same; a disk that fails has other ways to be noticed.
      void write().catch(() => undefined);
    },
    shown: () =>
      [...kept.values()]
        .filter(isShown)
        .toSorted((one, other) => other.lastAt - one.lastAt)
        .map(({ what, firstAt, lastAt, count }) => ({ what, firstAt, lastAt, count })),
    async acknowledge(kinds) {
      for (const kind of kinds) {
        const notice = kept.get(kind);
        if (notice !== undefined) kept.set(kind, { ...notice, known: true });
      }
      try {
        await write();
        return succeed(null);
      } catch (problem) {
        return fail(diskProblem(problem));
      }
    },
    async close() {
      await turn;
    },
  };
}
