import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from '../kernel/checksum.ts';
import { codeOf, makeFolder, writeDurably } from './durable-files.ts';

/** A small file that is kept twice, in two folders: what befalls the one need not befall the other (OB50). */
export interface Twin {
  readonly first: string;
  readonly second: string;
}

export const copiesIn = (dataDir: string): string => join(dataDir, 'copies');

export const twinIn = (dataDir: string, name: string): Twin => ({
  first: join(dataDir, name),
  second: join(copiesIn(dataDir), name),
});

type IsWhole = (bytes: Uint8Array) => boolean;

export type TwinRead =
  | { readonly found: 'nothing' }
  /** Neither of what is there is whole. */
  | { readonly found: 'damage' }
  /** `amiss`: one of the two is not as it should be. */
  | { readonly found: 'content'; readonly bytes: Uint8Array; readonly amiss: boolean };

/** The first that is whole. Throws where nothing is, and the disk does not let one of them be read. */
export async function readTwin(twin: Twin, isWhole: IsWhole): Promise<TwinRead> {
  const [first, second] = await Promise.all([lookAt(twin.first, isWhole), lookAt(twin.second, isWhole)]);
  const whole = [first, second].find(({ is }) => is === 'whole');
  if (whole !== undefined) return { found: 'content', bytes: whole.bytes, amiss: !isSame(first, second) };
  for (const { problem } of [first, second]) if (problem !== null) throw problem;
  return { found: first.is === 'absent' && second.is === 'absent' ? 'nothing' : 'damage' };
}

/**
 * Makes both of them whole, from the one that is. True: what was there once had been damaged or lost; a second that never came to be, because
 * of a kill in between, says nothing. A disk that is full leaves it for another time.
 */
export async function mendTwin(twin: Twin, isWhole: IsWhole): Promise<boolean> {
  const [first, second] = await Promise.all([lookAt(twin.first, isWhole), lookAt(twin.second, isWhole)]);
  const whole = [first, second].find(({ is }) => is === 'whole');
  if (whole === undefined || isSame(first, second)) return false;
  try {
    for (const one of [first, second]) if (one !== whole) await writeOne(one.path, whole.bytes);
    return first.is !== 'whole' || second.is === 'damaged';
  } catch {
    return false;
  }
}

/** Both on the disk when this answers. */
export async function writeTwin({ first, second }: Twin, bytes: Uint8Array): Promise<void> {
  await Promise.all([writeDurably(first, bytes), writeDurably(second, bytes)]);
}

interface Look {
  readonly path: string;
  readonly is: 'whole' | 'damaged' | 'absent';
  readonly bytes: Uint8Array;
  /** Why it could not be read. */
  readonly problem: Error | null;
}

async function lookAt(path: string, isWhole: IsWhole): Promise<Look> {
  const nothing = new Uint8Array();
  try {
    const bytes = await readFile(path);
    return { path, bytes, is: isWhole(bytes) ? 'whole' : 'damaged', problem: null };
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return { path, bytes: nothing, is: 'absent', problem: null };
    return { path, bytes: nothing, is: 'damaged', problem: problem as Error };
  }
}

const isSame = (one: Look, other: Look): boolean => one.is === other.is && Buffer.compare(one.bytes, other.bytes) === 0;

async function writeOne(path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(join(path, '..'));
  await writeDurably(path, bytes);
}

/** Before the content of one that is no text: what it is, and a checksum, by which a damaged copy is told from a whole one. */
const mark = Buffer.from('endcap1\n');
const sumBytes = 4;

export function withSum(content: Uint8Array): Uint8Array {
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([mark, sum, content]);
}

/** Null: it is damaged. `isOldForm`: what was written before there were sums, and is believed as it is. */
export function contentOf(bytes: Uint8Array, isOldForm: IsWhole): Uint8Array | null {
  if (Buffer.compare(bytes.subarray(0, mark.length), mark) !== 0) return isOldForm(bytes) ? bytes : null;
  const head = mark.length + sumBytes;
  if (bytes.length < head) return null;
  const content = bytes.subarray(head);
  return Buffer.from(bytes).readUInt32BE(mark.length) === crc32(content) ? content : null;
}
