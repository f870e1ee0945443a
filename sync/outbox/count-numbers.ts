import type { JournalRecord } from './frame.ts';
import type { SegmentReading } from './read-segment.ts';

export interface Numbers {
  readonly lastSequence: number;
  readonly damagedStretches: number;
  /** The newest segment does not end in a whole record. */
  readonly tornTail: boolean;
  /** Numbers left out that nobody has dropped. */
  readonly missing: number;
  /** Records with a number below one that was read before them. */
  readonly outOfOrder: number;
}

/** Goes through segments, oldest first, from behind the number `before`; takes every record that counts, once. */
export function countNumbers(take: (record: JournalRecord) => void, before: number) {
  const seen = { damagedStretches: 0, tornTail: false, missing: 0, outOfOrder: 0 };
  let lastSequence = before;
  let held: JournalRecord | null = null;
  const release = () => {
    // With nothing in it: it was let go, and keeps an older one of the same number from counting.
    if (held !== null && held.payload.length > 0) take(held);
    held = null;
  };

  function addRecord(record: JournalRecord, gapsAreMissing: boolean): void {
    if (record.sequence < lastSequence) {
      seen.outOfOrder++;
      return;
    }
    // A number twice: the first write was not believed although its bytes had arrived. What was written in its place counts.
    if (record.sequence > lastSequence) release();
    if (gapsAreMissing) seen.missing += Math.max(0, record.sequence - lastSequence - 1);
    held = record;
    lastSequence = record.sequence;
  }

  return {
    add({ head, records, damaged, tornTail }: SegmentReading): void {
      const merged = head?.merged ?? null;
      seen.damagedStretches += damaged;
      seen.tornTail = tornTail;
      if (merged !== null) {
        const gap = Math.max(0, merged.from - lastSequence - 1);
        seen.missing += merged.missing + gap + Math.max(0, merged.records - records.length);
      }
      for (const record of records) addRecord(record, merged === null);
      if (merged === null || merged.upTo <= lastSequence) return;
      release();
      lastSequence = merged.upTo;
    },
    end(): Numbers {
      release();
      return { ...seen, lastSequence };
    },
  };
}
