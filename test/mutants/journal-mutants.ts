import type { Mutant } from './mutant.ts';

const outboxTests = ['accept', 'order-steps', 'many-orders', 'act', 'read-journal', 'open-outbox'].map(
  (name) => `sync/outbox/${name}.test.ts`,
);
const journalTests = ['open-journal', 'merge-segments', 'survey-segments'].map((name) => `sync/outbox/${name}.test.ts`);

/** What has made journals lose or invent records elsewhere. */
export const journalMutants: readonly Mutant[] = [
  {
    name: 'torn-record-believed',
    story: 'A half-written record is read as if it were whole.',
    file: 'sync/outbox/frame.ts',
    find: 'if (view.getUint32(start + 16, true) !== checksum(bytes.subarray(start, end), length)) return null;',
    replace: '',
    tests: ['sync/outbox/frame.test.ts'],
  },
  {
    name: 'flush-left-out',
    story: 'A record is called saved when the system has it in memory; the next power cut takes it.',
    file: 'sync/outbox/open-segment.ts',
    find: 'return written.ok ? file.sync() : written;',
    replace: 'return written;',
    tests: journalTests,
  },
  {
    name: 'folder-not-flushed',
    story: 'A new file is flushed and its name is not: after a power cut the file is nowhere.',
    file: 'sync/outbox/segment-shelf.ts',
    find: 'const done = renamed.ok ? await disk.syncFolder() : renamed;',
    replace: 'const done = renamed;',
    tests: journalTests,
  },
  {
    name: 'end-believed-as-it-is',
    story:
      'What can be read after a kill is believed although it was never flushed, and handed over again it is called saved.',
    file: 'sync/outbox/open-journal.ts',
    find: 'const settled = await settleEnd(disk, tails);',
    replace: 'const settled = succeed(null);',
    tests: journalTests,
  },
  {
    name: 'torn-end-is-damage',
    story:
      'What a power cut left of a write that nobody was told had worked is called damage at every start from then on.',
    file: 'sync/outbox/open-segment.ts',
    find: "const all = torn ? joined([encodeNote({ note: 'torn-end', from: end }), bytes]) : bytes;",
    replace: 'const all = bytes;',
    tests: journalTests,
  },
  {
    name: 'old-gone-before-new-is-there',
    story: 'A compaction removes the old files before the name of the new one is on the disk.',
    file: 'sync/outbox/merge-segments.ts',
    find: 'const flushed = await disk.syncFolder();',
    replace: 'const flushed = succeed(null);',
    tests: journalTests,
  },
  {
    name: 'compaction-drops-what-waits',
    story: 'A compaction drops by age alone, and with it orders that a person has still to look at.',
    file: 'sync/outbox/compact-now-and-then.ts',
    find: 'return isFinal(order) && order.wipedAt !== null &&',
    replace: 'return order.wipedAt !== null &&',
    tests: ['sync/outbox/compact-now-and-then.test.ts'],
  },
  {
    name: 'failed-write-comes-back',
    story: 'A record is compacted away, and the failed write that stood before it under the same number counts again.',
    file: 'sync/outbox/kept-records.ts',
    find: 'before === undefined || before.sequence === record.sequence;',
    replace: 'before !== undefined && before.sequence > record.sequence;',
    tests: journalTests,
  },
  {
    name: 'newer-journal-taken-for-damage',
    story: 'After a roll-back, what the newer version has written is taken for damage and written on.',
    file: 'sync/outbox/survey-segments.ts',
    find: "if (reading.kind === 'newer') return fail({ kind: 'newer-version', version: reading.version });",
    replace: '',
    tests: journalTests,
  },
  {
    name: 'damage-forgotten',
    story: 'A journal with a hole is carried on from as if nothing could have been lost in it.',
    file: 'sync/outbox/open-outbox.ts',
    find: 'return new Set(unsure.map(({ id }) => id));',
    replace: 'return new Set(unsure.slice(0, 0).map(({ id }) => id));',
    tests: outboxTests,
  },
];
