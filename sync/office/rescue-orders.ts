import { generateKeyPairSync } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { orderIntentSchema } from '../contract/order-intent.ts';
import type { CarriedOrder } from '../contract/transfer.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { commitMayHaveArrived, isFinal, type OrderRecord } from '../outbox/order-record.ts';
import type { JournalDisk } from '../outbox/journal-disk.ts';
import { readJournal } from '../outbox/read-journal.ts';
import { type JournalProblem, type Survey, surveySegments } from '../outbox/survey-segments.ts';
import { openSealed } from './envelope.ts';
import { lockFolder } from './folder-lock.ts';
import { openJournalFolder } from './journal-folder.ts';
import { keyFoldersIn, keyForRecovery } from './key-files.ts';
import { carriedOf, nameOfTransfer } from './transfer-desk.ts';
import { makeTransferCode, sealTransfer } from './transfer-file.ts';

interface Parts {
  /** Of the kiosk that died, or a copy of it. Nothing is written into it. */
  readonly dataDir: string;
  /** The retailer's private recovery key, PEM. */
  readonly recoveryKey: string;
  /** PKCS 8, Ed25519; null: one that is made for this file and forgotten. */
  readonly signingKey: Uint8Array | null;
  readonly now: number;
  readonly randomBytes: RandomBytes;
}

interface Rescued {
  readonly name: string;
  readonly text: string;
  readonly code: string;
  readonly orders: number;
  /** Tickets of orders that are not done and that this key does not open. */
  readonly left: readonly string[];
}

/** The orders of a dead kiosk that are not done, as a file for another one. What was under way when it died is looked up there first. */
export async function rescueOrders(parts: Parts): Promise<Result<Rescued, string>> {
  const { dataDir, now, randomBytes } = parts;
  const folder = join(dataDir, 'journal');
  if (!(await isThere(folder))) return fail(`There is no journal in ${dataDir}. Name the data folder of the kiosk.`);
  const lock = await lockFolder(dataDir);
  if (lock === null) return fail(`A kiosk is running in ${dataDir}. Hand its orders over at its own desk.`);
  try {
    const unfinished = await unfinishedIn(folder);
    if (!unfinished.ok) return unfinished;
    const carried = await Promise.all(unfinished.value.map((order) => opened(parts, order)));
    const orders = carried.flatMap(({ order }) => (order === null ? [] : [order]));
    const left = carried.flatMap(({ order, ticket }) => (order === null ? [ticket] : []));
    const [first] = orders;
    if (first === undefined) return fail(nothing(left));
    const { kiosk, store } = originOf(first);
    const head = { name: nameOfTransfer(kiosk, now, randomBytes), kiosk, store, madeAt: now, orders: orders.length };
    const code = makeTransferCode(randomBytes);
    const signingKey = parts.signingKey ?? passingKey();
    const text = await sealTransfer({ head, orders, code, recovery: null, signingKey, randomBytes });
    return succeed({ name: head.name, text, code, orders: orders.length, left });
  } finally {
    await lock.release();
  }
}

async function unfinishedIn(folder: string): Promise<Result<readonly OrderRecord[], string>> {
  const disk = await openJournalFolder(folder);
  const survey = await surveySegments(disk);
  if (!survey.ok) return fail(cannotBeRead(survey.problem));
  const { orders } = await readJournal({ read: () => piecesOf(disk, survey.value.segments) });
  return succeed([...orders.values()].filter((order) => !isFinal(order) && order.wipedAt === null));
}

/** What cannot be read of a dying disk is left out: what can be is worth carrying. */
async function* piecesOf(disk: JournalDisk, segments: Survey['segments']): AsyncIterable<Uint8Array> {
  for (const { name } of segments) {
    const bytes = await disk.read(name);
    if (bytes.ok) yield bytes.value;
  }
}

const cannotBeRead = (problem: JournalProblem): string =>
  problem.kind === 'newer-version'
    ? 'The journal was written by a newer version of the kiosk. Use that version of this command.'
    : 'The journal cannot be read. Copy the data folder to another disk, and try with the copy.';

/** A commit that was under way had no answer written down: whether there was one, nobody knows. */
async function opened(
  { dataDir, recoveryKey }: Parts,
  order: OrderRecord,
): Promise<{ readonly ticket: string; readonly order: CarriedOrder | null }> {
  const { id, ticket, sealed } = order;
  const text = await openSealed(keyForRecovery(keyFoldersIn(dataDir, 'keys'), recoveryKey), id, sealed);
  if (!text.ok) return { ticket, order: null };
  return { ticket, order: { ...carriedOf(order, text.value), mayHaveArrived: commitMayHaveArrived(order) } };
}

/** Where it was taken, by its own word; an intent that we cannot read still says that it is somebody's. */
function originOf({ intent }: CarriedOrder): { readonly kiosk: string; readonly store: string } {
  const parsed = v.safeParse(orderIntentSchema, JSON.parse(intent));
  return parsed.success ? parsed.output : { kiosk: 'unknown', store: 'unknown' };
}

const nothing = (left: readonly string[]): string =>
  left.length === 0
    ? 'Every order of this kiosk is done: there is nothing to carry to another.'
    : `This key opens none of the ${left.length} orders that are not done. It belongs to another public key than the kiosk had.`;

const passingKey = (): Uint8Array => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
