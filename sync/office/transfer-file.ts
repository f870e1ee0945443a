import { createPrivateKey, createPublicKey, type KeyObject, scrypt, sign, verify } from 'node:crypto';
import * as v from 'valibot';
import { makeTicketCode, normaliseTicketCode } from '../contract/ticket-code.ts';
import {
  type CarriedOrder,
  transferContentSchema,
  type TransferHead,
  transferHeadSchema,
  type TransferProblem,
} from '../contract/transfer.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { canonicalJson } from '../outbox/canonical-json.ts';
import { decrypt, encrypt } from './cipher.ts';
import { forRecoverySchema, lockForRecovery, openWithRecoveryKey } from './recovery-key.ts';

/**
 * Orders on their way to another kiosk:
 *
 *     head                       readable: which kiosk, when, how many
 *     locks  code, recovery?     each opens the content's key: the code that one person tells another, the retailer's recovery key
 *     content                    the orders, AES-256-GCM, bound to the head
 *     signer, signature          Ed25519 over all of the above
 *
 * Who does not know the code can neither read such a file nor make one that opens with it. The signature tells by whom it was made, and
 * where the settings name whose files are taken, no other's are.
 */
const format = 'endcap-orders';
const newest = 1;

const base64 = v.pipe(v.string(), v.base64());
const fileSchema = v.object({
  format: v.literal(format),
  version: v.literal(newest),
  head: transferHeadSchema,
  locks: v.object({ code: v.object({ salt: base64, key: base64 }), recovery: v.optional(forRecoverySchema) }),
  content: base64,
  signer: base64,
  signature: base64,
});
type TransferFile = v.InferOutput<typeof fileSchema>;

const keyBytes = 32;
const saltBytes = 16;
const codePurpose = 'endcap orders code';
const contentPurpose = (head: TransferHead) => `endcap orders ${canonicalJson(head)}`;
/** 64 MiB of work for each guess at a code of 58 bits. */
const work = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 } as const;

interface SealParts {
  readonly head: TransferHead;
  readonly orders: readonly CarriedOrder[];
  readonly code: string;
  readonly recovery: KeyObject | null;
  /** Ed25519, PKCS 8. */
  readonly signingKey: Uint8Array;
  readonly randomBytes: RandomBytes;
}

/** Twelve signs that are not taken for one another when they are told by telephone. */
export const makeTransferCode = (randomBytes: RandomBytes): string =>
  makeTicketCode(randomBytes) + makeTicketCode(randomBytes);

export async function sealTransfer(parts: SealParts): Promise<string> {
  const { head, orders, code, recovery, signingKey, randomBytes } = parts;
  const key = randomBytes(keyBytes);
  const salt = randomBytes(saltBytes);
  const lock = await keyOfCode(code, salt);
  const signer = createPrivateKey({ key: Buffer.from(signingKey), type: 'pkcs8', format: 'der' });
  const content = encrypt(key, Buffer.from(JSON.stringify({ orders })), contentPurpose(head), randomBytes);
  const unsigned: Omit<TransferFile, 'signature'> = {
    format,
    version: newest,
    head,
    locks: {
      code: { salt: textOf(salt), key: textOf(encrypt(lock, key, codePurpose, randomBytes)) },
      ...(recovery === null ? {} : { recovery: lockForRecovery(recovery, key, randomBytes) }),
    },
    content: textOf(content),
    signer: createPublicKey(signer).export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  return JSON.stringify({ ...unsigned, signature: textOf(sign(null, signed(unsigned), signer)) });
}

/** How somebody means to open it: with the code they were told, or with the retailer's private recovery key, PEM. */
export type Opener = { readonly by: 'code'; readonly code: string } | { readonly by: 'recovery'; readonly key: string };

export interface Opened {
  readonly head: TransferHead;
  readonly orders: readonly CarriedOrder[];
}

/** All of its orders or none. `trusted`: whose files are taken, null for anybody's who knows the code. */
export async function openTransfer(
  text: string,
  opener: Opener,
  trusted: readonly KeyObject[] | null,
): Promise<Result<Opened, TransferProblem>> {
  const read = readTransfer(text);
  if (!read.ok) return read;
  const file = read.value;
  const signer = signerOf(file);
  if (signer === null) return fail('forged');
  if (trusted !== null && !trusted.some((known) => known.equals(signer))) return fail('stranger');
  const key = await contentKeyOf(file, opener);
  if (key === null) return fail('wrong-code');
  const content = decrypt(key, Buffer.from(file.content, 'base64'), contentPurpose(file.head));
  const parsed = content === null ? null : v.safeParse(transferContentSchema, jsonOf(Buffer.from(content).toString()));
  return parsed?.success ? succeed({ head: file.head, orders: parsed.output.orders }) : fail('damaged');
}

/** What stands on its outside; believed for picking one, and for nothing else. */
export function readTransfer(text: string): Result<TransferFile, TransferProblem> {
  const json = jsonOf(text);
  const marked = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), json);
  if (!marked.success) return fail(text.trimStart().startsWith(`{"format":"${format}"`) ? 'damaged' : 'not-ours');
  if (marked.output.version > newest) return fail('newer');
  const parsed = v.safeParse(fileSchema, json);
  return parsed.success ? succeed(parsed.output) : fail('damaged');
}

/** Null when the signature is not the signer's over what stands there. */
function signerOf({ signature, ...unsigned }: TransferFile): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(unsigned.signer, 'base64'), type: 'spki', format: 'der' });
    const holds = key.asymmetricKeyType === 'ed25519' && verify(null, signed(unsigned), key, bytesOf(signature));
    return holds ? key : null;
  } catch {
    return null;
  }
}

async function contentKeyOf({ locks }: TransferFile, opener: Opener): Promise<Uint8Array | null> {
  if (opener.by === 'recovery')
    return locks.recovery === undefined ? null : openWithRecoveryKey(opener.key, locks.recovery);
  const lock = await keyOfCode(opener.code, bytesOf(locks.code.salt));
  return decrypt(lock, bytesOf(locks.code.key), codePurpose);
}

const keyOfCode = (code: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(normaliseTicketCode(code), salt, keyBytes, work, (problem, key) =>
      problem === null ? resolve(key) : reject(problem),
    );
  });

const signed = (unsigned: Omit<TransferFile, 'signature'>): Uint8Array => Buffer.from(canonicalJson(unsigned));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
