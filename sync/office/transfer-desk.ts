import type { KeyObject } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { orderIntentSchema } from '../contract/order-intent.ts';
import type { HandOverOutcome, ImportOutcome, TransferFiles } from '../contract/desk.ts';
import { type CarriedOrder, type TransferHead, transferNameSchema } from '../contract/transfer.ts';
import type { StaffDesk } from '../gateway/desk-parts.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import type { Outbox } from '../outbox/open-outbox.ts';
import type { OrderRecord } from '../outbox/order-record.ts';
import type { SealPort } from '../outbox/ports.ts';
import type { AuditTrail } from './audit-trail.ts';
import { diskProblem, makeFolder, writeDurably } from './durable-files.ts';
import type { SpareRoom } from './spare-room.ts';
import { openSigningKey } from './signing-key.ts';
import { makeTransferCode, openTransfer, readTransfer, sealTransfer } from './transfer-file.ts';
import type { UnderWay } from './unfinished-hand-over.ts';
import type { Vault } from './vault.ts';

interface Parts {
  readonly outbox: Outbox;
  readonly seal: Pick<SealPort, 'open'>;
  readonly trail: AuditTrail;
  readonly vault: Vault;
  readonly dataDir: string;
  readonly folder: string;
  readonly kiosk: string;
  readonly store: string;
  readonly recovery: KeyObject | null;
  readonly trusted: readonly KeyObject[] | null;
  readonly room: SpareRoom;
  readonly underWay: UnderWay;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** Far above a kiosk's whole journal; a file above it is no file of ours. */
const largestFile = 64 * 1_048_576;
const mostFiles = 100;

type TransferDesk = Pick<StaffDesk, 'handOver' | 'files' | 'take'>;

/**
 *   hand over   noted ──► open each ──► handed-over, each in the journal ──► file ──► note gone ──► code, told once
 *                                                                             └── no file ──► taken back, each
 *   take        file, code ──► accepted, each under its old id (what is here already stays as it is)
 *
 * Nothing is sent from here from the moment it is handed over; killed before the note is gone, the next start takes all of them back.
 */
export function transferDesk(parts: Parts): TransferDesk {
  const { outbox, trail, folder, clock, trusted } = parts;

  return {
    async handOver(ids, { number: by }) {
      const signingKey = await signingKeyOf(parts);
      if (!signingKey.ok) return { done: false, why: signingKey.problem };
      const name = nameOfTransfer(parts.kiosk, clock.now(), parts.randomBytes);
      const noted = await note(parts.underWay, { file: name, by, orders: stillHere(outbox, ids) });
      if (noted !== null) return { done: false, why: noted };
      const carried: CarriedOrder[] = [];
      for (const id of ids) {
        const written = await trail.write({ by, what: 'handed-over', order: id, file: name });
        const order = written.ok ? await handedOver(parts, id, by, name) : null;
        if (order !== null) carried.push(order);
      }
      if (carried.length === 0) {
        await note(parts.underWay, null);
        return { done: false, why: 'not-now' };
      }
      const code = makeTransferCode(parts.randomBytes);
      const head = { name, kiosk: parts.kiosk, store: parts.store, madeAt: clock.now(), orders: carried.length };
      const text = await sealTransfer({ ...parts, head, orders: carried, code, signingKey: signingKey.value });
      // The note goes only when the file is there; with the note the file would be taken away at the next start.
      const problem = (await writeFile(parts.room, folder, name, text)) ?? (await note(parts.underWay, null));
      if (problem !== null) return takeAllBack(parts, carried, by, problem);
      const stay = ids.length - carried.length;
      return { done: true, file: name, folder, code, handedOver: carried.length, stay };
    },

    files: async () => ({ folder, files: await filesIn(folder) }),

    async take(file, code, { number: by }) {
      const text = await readSmall(join(folder, file));
      const opened = text === null ? null : await openTransfer(text, { by: 'code', code }, trusted);
      const what = opened?.ok ? 'imported' : 'file-refused';
      const written = await trail.write({ by, what, file });
      if (opened === null) return { done: false, why: 'gone' };
      if (!opened.ok) return { done: false, why: opened.problem };
      if (!written.ok) return { done: false, why: written.problem.kind === 'disk-full' ? 'disk-full' : 'disk-failed' };
      return takeAll(outbox, opened.value.head, opened.value.orders, by);
    },
  };
}

/** Null: it stays here, because it cannot be opened or the machine says no. */
async function handedOver({ outbox, seal }: Parts, id: string, by: string, to: string): Promise<CarriedOrder | null> {
  const before = outbox.order(id);
  const intent = before === null ? null : await seal.open(id, before.sealed);
  if (!intent?.ok || !(await outbox.act(id, { event: 'handed-over', by, to })).ok) return null;
  const order = outbox.order(id);
  return order === null ? null : carriedOf(order, intent.value);
}

export function carriedOf(order: OrderRecord, intent: string): CarriedOrder {
  const { acceptedAt, attempts, total, container, keyUsedAt, unanswered } = order;
  return { intent, acceptedAt, attempts, total, container, keyUsedAt, mayHaveArrived: unanswered };
}

async function takeAllBack(
  { outbox, underWay }: Parts,
  carried: readonly CarriedOrder[],
  by: string,
  why: 'disk-full' | 'disk-failed',
): Promise<HandOverOutcome> {
  for (const { intent } of carried) await outbox.act(idOf(intent), { event: 'taken-back', by });
  await note(underWay, null);
  return { done: false, why };
}

const idOf = (intent: string): string => String((JSON.parse(intent) as { id?: unknown }).id);

async function takeAll(
  outbox: Outbox,
  head: TransferHead,
  orders: readonly CarriedOrder[],
  by: string,
): Promise<ImportOutcome> {
  const counts = { taken: 0, known: 0, left: 0 };
  for (const carried of orders) counts[await takeOne(outbox, head, carried, by)]++;
  return { done: true, ...counts };
}

async function takeOne(
  outbox: Outbox,
  { kiosk }: TransferHead,
  { intent, total, attempts, container, keyUsedAt, mayHaveArrived }: CarriedOrder,
  by: string,
): Promise<'taken' | 'known' | 'left'> {
  const parsed = v.safeParse(orderIntentSchema, JSON.parse(intent));
  if (!parsed.success) return 'left';
  if (outbox.order(parsed.output.id) !== null) return 'known';
  const agreed = total === null ? {} : { total };
  const brought = { by, from: kiosk, attempts, container, keyUsedAt, mayHaveArrived, ...agreed };
  const answer = await outbox.accept(parsed.output, brought);
  if (!answer.ok) return 'left';
  return answer.value.fresh ? 'taken' : 'known';
}

/** Orders of one kiosk lie beside those of others on the same stick. */
export function nameOfTransfer(kiosk: string, now: number, randomBytes: RandomBytes): string {
  const when = new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const where = kiosk.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 40);
  return `orders-${where}-${when}-${Buffer.from(randomBytes(2)).toString('hex')}.endcap`;
}

type NotWritten = 'disk-full' | 'disk-failed';

const whyNot = (problem: unknown): NotWritten =>
  diskProblem(problem).kind === 'disk-full' ? 'disk-full' : 'disk-failed';

/** Made when it is first needed, in room that was kept for that. */
async function signingKeyOf({ dataDir, vault, room }: Parts): Promise<Result<Uint8Array, 'locked' | NotWritten>> {
  try {
    return await room.using(() => openSigningKey(dataDir, vault));
  } catch (problem) {
    return fail(whyNot(problem));
  }
}

/** Those that this hand-over may have handed over, when it has been killed. */
const stillHere = (outbox: Outbox, ids: readonly string[]): string[] =>
  ids.filter((id) => outbox.order(id)?.state !== 'handed-over');

async function note(underWay: UnderWay, begun: Parameters<UnderWay['write']>[0]): Promise<NotWritten | null> {
  try {
    await underWay.write(begun);
    return null;
  } catch (problem) {
    return whyNot(problem);
  }
}

async function writeFile(room: SpareRoom, folder: string, name: string, text: string): Promise<NotWritten | null> {
  try {
    await room.using(async () => {
      await makeFolder(folder);
      await writeDurably(join(folder, name), Buffer.from(text));
    });
    return null;
  } catch (problem) {
    return whyNot(problem);
  }
}

/** What lies there, newest first; also what cannot be read, with the reason. */
async function filesIn(folder: string): Promise<TransferFiles['files']> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => v.is(transferNameSchema, name));
  const files = await Promise.all(
    names
      .toSorted()
      .slice(-mostFiles)
      .map((name) => fileIn(folder, name)),
  );
  return files.toSorted((a, b) => (b.head?.madeAt ?? 0) - (a.head?.madeAt ?? 0));
}

async function fileIn(folder: string, name: string): Promise<TransferFiles['files'][number]> {
  const text = await readSmall(join(folder, name));
  const read = text === null ? null : readTransfer(text);
  if (read === null) return { name, head: null, problem: 'gone' };
  return read.ok ? { name, head: read.value.head, problem: null } : { name, head: null, problem: read.problem };
}

/** Null when it is not there any more, or larger than anything of ours. */
async function readSmall(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size > largestFile ? null : await readFile(path, 'utf8');
  } catch {
    return null;
  }
}
