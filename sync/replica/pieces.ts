import { crc32 } from '../kernel/checksum.ts';

/**
 * The unit of storage. Values above 64 KiB leave the database for side files that can go missing, so none is larger than 56 KiB, key and
 * envelope included (RP7): what is longer is kept in several pieces.
 */
export interface Piece {
  readonly at: number;
  readonly part: number;
  readonly parts: number;
  readonly checksum: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The rest of 56 KiB is for key, checksum and the serialisation's own bytes. */
export const mostBytesInPiece = 56 * 1024 - 512;

/** What was read is not what was written (RP10). Thrown, because every reader's answer to it is the same: fetch the catalog again. */
export class DamagedPiece extends Error {
  override readonly name = 'DamagedPiece';
  constructor(table: string) {
    super(`A stored record of "${table}" does not match its checksum`);
  }
}

export function toPieces(at: number, bytes: Uint8Array<ArrayBuffer>): Piece[] {
  const parts = Math.max(1, Math.ceil(bytes.length / mostBytesInPiece));
  return Array.from({ length: parts }, (_, part) => {
    const own = alone(bytes.subarray(part * mostBytesInPiece, (part + 1) * mostBytesInPiece));
    return { at, part, parts, checksum: checksumOf(at, part, own), bytes: own };
  });
}

/** The pieces of one value, in order. */
export function fromPieces(table: string, pieces: readonly Piece[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces;
  if (first === undefined || pieces.length !== first.parts || !pieces.every(isWhole)) throw new DamagedPiece(table);
  if (pieces.length === 1) return first.bytes;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.bytes.length, 0));
  let offset = 0;
  for (const { bytes } of pieces) {
    whole.set(bytes, offset);
    offset += bytes.length;
  }
  return whole;
}

function isWhole({ at, part, checksum, bytes }: Piece, index: number): boolean {
  return part === index && checksum === checksumOf(at, part, bytes);
}

/** Its place is part of the checksum: a record that was written elsewhere is as wrong as a torn one. */
const checksumOf = (at: number, part: number, bytes: Uint8Array): number => crc32(bytes, (at * 31 + part) >>> 0);

/** A view of a larger buffer would be stored with the whole of it. */
function alone(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
}
