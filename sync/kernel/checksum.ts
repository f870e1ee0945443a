/**
 * CRC-32 (the zlib polynomial), for telling a damaged record from a whole one. Not against an adversary. Sixteen bytes a step: one table
 * for each of them, so that the look-ups of a step do not wait for one another. Measured four times as fast as four bytes a step.
 */
const bytesAStep = 16;
const tables = new Uint32Array(bytesAStep * 256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  tables[index] = value;
}
for (let index = 256; index < tables.length; index++) {
  const value = tables[index - 256] ?? 0;
  tables[index] = (tables[value & 0xff] ?? 0) ^ (value >>> 8);
}

export function crc32(bytes: Uint8Array, previous = 0): number {
  const table = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const wholeSteps = bytes.length - (bytes.length % bytesAStep);
  let crc = ~previous;
  let at = 0;
  for (; at < wholeSteps; at += bytesAStep) {
    const one = crc ^ view.getInt32(at, true);
    const two = view.getInt32(at + 4, true);
    const three = view.getInt32(at + 8, true);
    const four = view.getInt32(at + 12, true);
    crc = word(table, one, 3840) ^ word(table, two, 2816) ^ word(table, three, 1792) ^ word(table, four, 768);
  }
  for (; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Four bytes of a step; the table of the first of them begins at `first`, those of the next below it. */
function word(table: Uint32Array, bytes: number, first: number): number {
  return (
    (table[first + (bytes & 0xff)] ?? 0) ^
    (table[first - 256 + ((bytes >>> 8) & 0xff)] ?? 0) ^
    (table[first - 512 + ((bytes >>> 16) & 0xff)] ?? 0) ^
    (table[first - 768 + (bytes >>> 24)] ?? 0)
  );
}
