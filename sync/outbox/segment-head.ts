import * as v from 'valibot';
import { crc32 } from '../kernel/checksum.ts';
import { asciiJson, parseAscii } from './ascii.ts';

/**
 * The first sector of a segment, on the disk before the segment has its name:
 *
 *     0       4         8        12      16                  512
 *     ECJS    version   length   crc32   JSON … zeros …      records …
 *
 * Where these five lie will never change, so that every version can tell a newer one. Segments of the first version have no head: they
 * begin with a record.
 */
export const headBytes = 512;
const magic = 0x534a4345;
const formatVersion = 2;
const fixedBytes = 16;

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const headSchema = v.object({
  /** How long the file was made, with zeros; 0 for one that grows. One that is shorter has been cut. */
  room: whole,
  /** Null for a segment that is, or was, appended to. Else it stands for all from number `first` up to its own. */
  merged: v.nullable(
    v.object({
      first: whole,
      /** Numbers that are not here from the one up to the other were left out, but for `missing` of them. */
      from: whole,
      upTo: whole,
      missing: whole,
      records: whole,
    }),
  ),
});
export type SegmentHead = v.InferOutput<typeof headSchema>;

export type HeadReading =
  | { readonly kind: 'head'; readonly head: SegmentHead }
  | { readonly kind: 'newer'; readonly version: number }
  /** Of the first version, or damaged: what can be read behind it is. */
  | { readonly kind: 'none' };

export function encodeHead(head: SegmentHead, version = formatVersion): Uint8Array {
  const json = asciiJson(head);
  const bytes = new Uint8Array(headBytes);
  const fixed = new DataView(bytes.buffer);
  fixed.setUint32(0, magic, true);
  fixed.setUint32(4, version, true);
  fixed.setUint32(8, json.length, true);
  bytes.set(json, fixedBytes);
  fixed.setUint32(12, checksum(bytes, json.length), true);
  return bytes;
}

export function decodeHead(bytes: Uint8Array): HeadReading {
  const none = { kind: 'none' } as const;
  if (bytes.length < headBytes) return none;
  const fixed = new DataView(bytes.buffer, bytes.byteOffset);
  if (fixed.getUint32(0, true) !== magic) return none;
  const length = fixed.getUint32(8, true);
  if (length > headBytes - fixedBytes || fixed.getUint32(12, true) !== checksum(bytes, length)) return none;
  const version = fixed.getUint32(4, true);
  if (version > formatVersion) return { kind: 'newer', version };
  const parsed = v.safeParse(headSchema, parseAscii(bytes.subarray(fixedBytes, fixedBytes + length)));
  return parsed.success ? { kind: 'head', head: parsed.output } : none;
}

const checksum = (bytes: Uint8Array, length: number) =>
  crc32(bytes.subarray(fixedBytes, fixedBytes + length), crc32(bytes.subarray(4, 12)));
