import { crc32 } from '../kernel/checksum.ts';

const encoder = new TextEncoder();
/** Two ids of the longest kind in the widest letters, and what is said of them. */
const scratch = new Uint8Array(4096);

export const partitionOf = (id: string, partitions: number): number => crcOf(id) % partitions;

/** A resource in so many numbers, as the contract has it: a row that changes changes one of them. */
export class PartitionSums {
  readonly sums: Uint32Array;

  constructor(partitions: number) {
    this.sums = new Uint32Array(partitions);
  }

  add(id: string, text: string): void {
    const partition = partitionOf(id, this.sums.length);
    // Modulo 2^32 by itself: that is what such an array holds.
    this.sums[partition] = (this.sums[partition] ?? 0) + crcOf(text);
  }
}

function crcOf(text: string): number {
  if (text.length * 3 > scratch.length) return crc32(encoder.encode(text));
  return crc32(scratch.subarray(0, encoder.encodeInto(text, scratch).written));
}
