import { open, readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { crc32 } from '../kernel/checksum.ts';
import { codeOf, writeDurably } from './durable-files.ts';

/**
 * A small value that is written again and again, also on a disk that is full: in place, in room that was made ahead, in two slots by turns.
 * Cut by a kill or a loss of power, the newer slot is damaged and the older one counts.
 *
 *     | sum | number, value, spaces | sum | number, value, spaces |
 */
export interface SlotFile<Value> {
  /** What was there when it was opened. `damage`: there was something that nobody can read. */
  readonly kept: { readonly found: 'nothing' | 'damage' } | { readonly found: 'value'; readonly value: Value };
  /** Answers when it is on the disk. One call at a time. */
  write(value: Value): Promise<void>;
}

const usualSlotBytes = 4_096;
const sumSigns = 8;

interface Slot<Value> {
  readonly number: number;
  readonly value: Value;
}

export async function openSlotFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<SlotFile<v.InferOutput<Schema>>> {
  type Value = v.InferOutput<Schema>;
  const there = await readIfThere(path);
  let slotBytes = there === null ? usualSlotBytes : Math.max(usualSlotBytes, Math.floor(there.length / 2));
  let room = there !== null && there.length === 2 * slotBytes;
  const slots =
    there === null ? [] : [0, 1].map((at) => decode(there.subarray(at * slotBytes, (at + 1) * slotBytes), schema));
  const newest = slots.filter((slot) => slot !== null).toSorted((one, other) => other.number - one.number)[0];
  const isBlank = there === null || there.every((byte) => byte === space);
  let number = newest?.number ?? 0;

  async function makeRoom(first: Uint8Array): Promise<void> {
    await writeDurably(path, Buffer.concat([first, blank(slotBytes)]));
    room = true;
  }

  // A disk that has no room for it now may have some at the first writing.
  if (!room && isBlank) await makeRoom(blank(slotBytes)).catch(() => undefined);
  return {
    kept: newest === undefined ? { found: isBlank ? 'nothing' : 'damage' } : { found: 'value', value: newest.value },
    async write(value: Value) {
      number++;
      const text = encode({ number, value });
      if (room && text.length <= slotBytes) return writeAt(path, (number % 2) * slotBytes, padded(text, slotBytes));
      while (slotBytes < text.length) slotBytes *= 2;
      await makeRoom(padded(text, slotBytes));
    },
  };
}

const space = 0x20;
const blank = (bytes: number) => Buffer.alloc(bytes, space);

function padded(text: Uint8Array, bytes: number): Uint8Array {
  const slot = blank(bytes);
  slot.set(text);
  return slot;
}

function encode(slot: Slot<unknown>): Uint8Array {
  const text = Buffer.from(JSON.stringify(slot));
  return Buffer.concat([Buffer.from(crc32(text).toString(16).padStart(sumSigns, '0')), text]);
}

/** Null: blank, or damaged. */
function decode<Schema extends v.GenericSchema>(bytes: Buffer, schema: Schema): Slot<v.InferOutput<Schema>> | null {
  const text = bytes.subarray(sumSigns).toString().trimEnd();
  if (Number.parseInt(bytes.subarray(0, sumSigns).toString(), 16) !== crc32(Buffer.from(text))) return null;
  const parsed = v.safeParse(v.object({ number: v.number(), value: schema }), JSON.parse(text));
  return parsed.success ? (parsed.output as Slot<v.InferOutput<Schema>>) : null;
}

async function writeAt(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(bytes, 0, bytes.length, at);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return null;
    throw problem;
  }
}
