import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import { encodeRecord, type JournalRecord } from './frame.ts';
import { readSegment } from './read-segment.ts';

const random = seededRandom(7);

function record(sequence: number): JournalRecord {
  return { sequence, payload: Uint8Array.from({ length: random.below(60) }, () => 32 + random.below(95)) };
}

/** As it was read, without where it lies. */
function readRecords(bytes: Uint8Array) {
  const { records: found, damaged, tornTail } = readSegment(bytes);
  return { records: found.map(({ sequence, payload }) => ({ sequence, payload })), damaged, tornTail };
}

const join = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const records = Array.from({ length: 40 }, (_, index) => record(index + 1));
const frames = records.map(encodeRecord);
const whole = join(frames);
/** Where each record ends. */
const ends = frames.reduce<number[]>((all, frame) => [...all, (all.at(-1) ?? 0) + frame.length], []);

describe('the journal on the disk', () => {
  test('gives back what was put in, in order, also numbers beyond 32 bits', () => {
    expect(readRecords(whole)).toEqual({ records, damaged: 0, tornTail: false });
    const late = { sequence: 2 ** 40 + 3, payload: Uint8Array.of(65) };
    expect(readRecords(encodeRecord(late)).records).toEqual([late]);
  });

  test('OB6 cut at any byte it gives back every record before the cut, and says that its end is torn', () => {
    for (let cut = 0; cut <= whole.length; cut++) {
      const kept = ends.filter((end) => end <= cut).length;
      const reading = readRecords(whole.slice(0, cut));
      expect(reading.records, `cut at ${cut}`).toEqual(records.slice(0, kept));
      // Zeros at the end of a payload cannot be told from empty room; there are none in text.
      expect(reading.tornTail, `cut at ${cut}`).toBe(cut > 0 && !ends.includes(cut));
    }
  });

  test('OB6 records written after a torn end are found', () => {
    const after = record(41);
    for (let cut = 1; cut < 200; cut++) {
      const kept = ends.filter((end) => end <= cut).length;
      const reading = readRecords(join([whole.slice(0, cut), encodeRecord(after)]));
      expect(reading.records, `cut at ${cut}`).toEqual([...records.slice(0, kept), after]);
    }
  });

  test('OB7 a record with any one byte changed is not believed, and all others are', () => {
    const damagedRecord = 5;
    const from = ends[damagedRecord - 1] ?? 0;
    const to = ends[damagedRecord] ?? 0;
    for (let at = from; at < to; at++) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 + random.below(255));
      expect(readRecords(bytes), `byte ${at}`).toEqual({
        records: records.toSpliced(damagedRecord, 1),
        damaged: 1,
        tornTail: false,
      });
    }
  });

  test('OB7 a length that points beyond the file, or is absurd, does not swallow what follows', () => {
    for (const length of [5_000, 2_000_000, 0xffffffff]) {
      const bytes = whole.slice();
      new DataView(bytes.buffer).setUint32((ends[2] ?? 0) + 4, length, true);
      expect(readRecords(bytes).records).toEqual(records.toSpliced(3, 1));
    }
  });

  test('room of zeros at the end is not damage', () => {
    expect(readRecords(join([whole, new Uint8Array(4_096)]))).toEqual({ records, damaged: 0, tornTail: false });
  });

  test('OB7 the last byte that is not zero ends what there is, wherever in memory it lies', () => {
    for (let round = 0; round < 300; round++) {
      const [before, content, room] = [random.below(9), random.below(12), random.below(40)];
      const memory = new Uint8Array(before + content + room).fill(65, before, before + content);
      const { end } = readSegment(memory.subarray(before));
      expect(end, `${content} bytes at ${before} and ${room} zeros`).toBe(content);
    }
  });

  test('OB7 no bytes whatever make it throw or invent a record', () => {
    for (let round = 0; round < 500; round++) {
      const noise = Uint8Array.from({ length: random.below(400) }, () => random.below(256));
      expect(readRecords(noise).records).toEqual([]);
    }
  });
});
