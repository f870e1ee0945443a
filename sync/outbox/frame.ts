import { crc32 } from '../kernel/checksum.ts';

/**
 * One record of the journal:
 *
 *     0       4        8          16      20
 *     ECJ1    length   sequence   crc32   payload …
 *
 * The checksum covers length, sequence and payload, so a record is believed whole or not at all. The four letters are where a reader
 * that met damage finds its way again; the payload is ASCII and cannot contain a header by accident.
 */
const magic = 0x314a4345;
const headerBytes = 20;
/** No intent comes near it: a length above is damage, not a record. */
const largestPayload = 1_048_576;

export interface JournalRecord {
  readonly sequence: number;
  readonly payload: Uint8Array;
}

/** From the first byte up to, and without, the last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type Frame = JournalRecord & Stretch;

export interface Scan {
  /** Every record that can be believed, in the order of the bytes. */
  readonly frames: readonly Frame[];
  /** What lies before, between and behind them, and is not believed. */
  readonly unread: readonly Stretch[];
  /** Behind the last byte that is not zero. */
  readonly end: number;
}

export function encodeRecord({ sequence, payload }: JournalRecord): Uint8Array {
  const bytes = new Uint8Array(headerBytes + payload.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, magic, true);
  header.setUint32(4, payload.length, true);
  header.setUint32(8, sequence >>> 0, true);
  header.setUint32(12, Math.floor(sequence / 2 ** 32), true);
  bytes.set(payload, headerBytes);
  header.setUint32(16, checksum(bytes, payload.length), true);
  return bytes;
}

export function scanFrames(bytes: Uint8Array, from: number): Scan {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const frames: Frame[] = [];
  const unread: Stretch[] = [];
  const end = endOfContent(bytes, from);
  let lostAt: number | null = null;
  const endStretch = (at: number) => {
    if (lostAt !== null) unread.push({ start: lostAt, end: at });
    lostAt = null;
  };
  for (let at = from; at < end;) {
    const frame = frameAt(bytes, view, at);
    if (frame === null) {
      lostAt ??= at;
      at = nextMagic(bytes, at + 1);
    } else {
      endStretch(at);
      frames.push(frame);
      at = frame.end;
    }
  }
  endStretch(end);
  return { frames, unread, end };
}

function frameAt(bytes: Uint8Array, view: DataView, start: number): Frame | null {
  const from = start + headerBytes;
  if (from > bytes.length || view.getUint32(start, true) !== magic) return null;
  const length = view.getUint32(start + 4, true);
  const end = from + length;
  if (length > largestPayload || end > bytes.length) return null;
  if (view.getUint32(start + 16, true) !== checksum(bytes.subarray(start, end), length)) return null;
  const sequence = view.getUint32(start + 8, true) + view.getUint32(start + 12, true) * 2 ** 32;
  return { sequence, payload: bytes.slice(from, end), start, end };
}

const checksum = (record: Uint8Array, length: number) =>
  crc32(record.subarray(headerBytes, headerBytes + length), crc32(record.subarray(4, 16)));

function nextMagic(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] === 0x43 && bytes[at + 2] === 0x4a && bytes[at + 3] === 0x31) return at;
  }
  return bytes.length;
}

/** Zeros at the end are room that was never written, or that a power cut left behind: neither is a record. Megabytes of them, so by words. */
function endOfContent(bytes: Uint8Array, from: number): number {
  const first = -bytes.byteOffset & 3;
  const count = Math.max(0, (bytes.length - first) >>> 2);
  const words = count === 0 ? new Uint32Array() : new Uint32Array(bytes.buffer, bytes.byteOffset + first, count);
  let end = bytes.length;
  while (end > from && end > first + 4 * count && bytes[end - 1] === 0) end--;
  if (end === first + 4 * count) {
    let word = count;
    while (word > 0 && words[word - 1] === 0) word--;
    end = first + 4 * word;
  }
  while (end > from && bytes[end - 1] === 0) end--;
  return Math.max(from, end);
}
