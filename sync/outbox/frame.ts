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

export interface Reading {
  readonly records: readonly JournalRecord[];
  /** Stretches that were not believed although something that is believed came after them. */
  readonly damaged: number;
  /** The end is not a whole record: a write that was cut short, or damage. */
  readonly tornTail: boolean;
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

/** Every record that can be believed, in the order of the bytes (OB6, OB7). */
export function readRecords(bytes: Uint8Array): Reading {
  const records: JournalRecord[] = [];
  const end = endOfContent(bytes);
  let damaged = 0;
  let lost = false;
  for (let at = 0; at < end;) {
    const record = recordAt(bytes, at);
    if (record === null) {
      lost = true;
      at = nextMagic(bytes, at + 1);
    } else {
      if (lost) damaged++;
      lost = false;
      records.push(record);
      at += headerBytes + record.payload.length;
    }
  }
  return { records, damaged, tornTail: lost };
}

function recordAt(bytes: Uint8Array, at: number): JournalRecord | null {
  if (at + headerBytes > bytes.length) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset + at);
  if (header.getUint32(0, true) !== magic) return null;
  const length = header.getUint32(4, true);
  const end = at + headerBytes + length;
  if (length > largestPayload || end > bytes.length) return null;
  if (header.getUint32(16, true) !== checksum(bytes.subarray(at, end), length)) return null;
  const sequence = header.getUint32(8, true) + header.getUint32(12, true) * 2 ** 32;
  return { sequence, payload: bytes.slice(at + headerBytes, end) };
}

const checksum = (record: Uint8Array, length: number) =>
  crc32(record.subarray(headerBytes, headerBytes + length), crc32(record.subarray(4, 16)));

function nextMagic(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] === 0x43 && bytes[at + 2] === 0x4a && bytes[at + 3] === 0x31) return at;
  }
  return bytes.length;
}

/** Zeros at the end are room that was never written, or that a power cut left behind: neither is a record. */
function endOfContent(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}
