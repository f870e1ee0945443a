/** CRC-32 (the zlib polynomial), for telling a damaged record from a whole one. Not against an adversary. */
const first = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const onward = (table: Uint32Array) => table.map((value) => (first[value & 0xff] ?? 0) ^ (value >>> 8));
const second = onward(first);
const third = onward(second);
const fourth = onward(third);

/** Four bytes a step: measured two to three times as fast as one, and a block's checksum is most of what reading it costs. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous >>> 0;
  const wholeSteps = bytes.length - (bytes.length % 4);
  let at = 0;
  for (; at < wholeSteps; at += 4) {
    crc ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    crc =
      (fourth[crc & 0xff] ?? 0) ^
      (third[(crc >>> 8) & 0xff] ?? 0) ^
      (second[(crc >>> 16) & 0xff] ?? 0) ^
      (first[crc >>> 24] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (first[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
