import type { Mutant } from './mutant.ts';

const contractTests = ['test/contract/contract.test.ts'];
const killTests = ['test/contract/kill.test.ts'];

/** What has left caches elsewhere incomplete, mixed or wrong without anybody noticing. */
export const replicaMutants: readonly Mutant[] = [
  {
    name: 'checkpoint-before-rows',
    story: 'The cursor is written before the rows it speaks of; a kill in between skips them for ever.',
    file: 'sync/replica/write-page.ts',
    find: '  await db.write(tablesOf(page), async () => {',
    replace: `  await db.checkpoints.put(page.checkpoint);
  await db.write(tablesOf(page), async () => {`,
    tests: killTests,
  },
  {
    name: 'asked-before-stored',
    story: 'The page behind is asked for while the one in front of it is still being written; a kill takes both.',
    file: 'sync/replica/pull-round.ts',
    find: `      stored.then(
        () => complete || askAhead(parts, generation, page),`,
    replace: `      if (!complete) askAhead(parts, generation, page);
      stored.then(
        () => {},`,
    tests: ['sync/replica/replica.test.ts'],
  },
  {
    name: 'rows-without-checkpoint',
    story: 'The cursor follows in a transaction of its own; a kill in between leaves rows that nobody vouches for.',
    file: 'sync/replica/write-page.ts',
    find: '  await db.checkpoints.put(checkpoint);',
    replace: '  setTimeout(() => void db.checkpoints.put(checkpoint).catch(() => {}));',
    tests: killTests,
  },
  {
    name: 'cut-page-kept',
    story: 'A connection that broke in the middle of a page is taken for its end.',
    file: 'sync/replica/read-page.ts',
    find: ": { kind: 'cut' };",
    replace: `: {
        kind: 'whole',
        page: { ...asked, changes, quarantine: [], end: { next: '', complete: true, epoch: 'e1', serverTime: 0 } },
      };`,
    tests: contractTests,
  },
  {
    name: 'broken-row-stops-the-page',
    story: 'One row with a wrong type keeps all the others of its page out.',
    file: 'sync/replica/page-lines.ts',
    find: 'this.quarantine.add(checked.reason, id);',
    replace: 'throw new Error(checked.reason);',
    tests: contractTests,
  },
  {
    name: 'wall-clock-order',
    story: 'The later time stamp wins over the later word, and clocks of two servers differ.',
    file: 'sync/replica/page-lines.ts',
    find: 'if (scanned !== null) this.changes.push(scanned);',
    replace: `if (
      scanned !== null &&
      (scanned.kind !== 'row' || (scanned.row.sourceUpdatedAt ?? 0) >= ((globalThis.newest ??= new Map()).get(scanned.row.sourceId) ?? 0))
    ) {
      if (scanned.kind === 'row') globalThis.newest.set(scanned.row.sourceId, scanned.row.sourceUpdatedAt ?? 0);
      this.changes.push(scanned);
    } else if (scanned?.kind === 'row') return;`,
    tests: contractTests,
  },
  {
    name: 'first-word-counts',
    story: 'A row that is changed and removed within one page comes back from the dead.',
    file: 'sync/replica/last-words.ts',
    find: 'if (id !== null) last.set(id, change);',
    replace: 'if (id !== null && !last.has(id)) last.set(id, change);',
    tests: contractTests,
  },
  {
    name: 'forgotten-tombstones-ignored',
    story: 'A cursor older than the store remembers deletions is used all the same: what was deleted stays for ever.',
    file: 'sync/replica/pull-page.ts',
    find: "if (error.kind === 'CursorTooOld') return { kind: 'start-over' };",
    replace: "if (error.kind === 'CursorTooOld') return trouble('unreachable');",
    tests: contractTests,
  },
  {
    name: 'epochs-merged',
    story: 'After a restore at the store its rows are mixed with those of before.',
    file: 'sync/replica/pull-page.ts',
    find: "if (generation.epoch !== null && generation.epoch !== epoch) return { kind: 'start-over' };",
    replace: '',
    tests: contractTests,
  },
  {
    name: 'swapped-before-whole',
    story: 'The new catalog is shown as soon as it is begun, and half of the goods are missing.',
    file: 'sync/replica/pull-round.ts',
    find: 'if (!replica.rebuilding || !generation.filled) return;',
    replace: 'if (!replica.rebuilding) return;',
    tests: contractTests,
  },
  {
    name: 'swap-forgotten-at-restart',
    story: 'The change-over happens in memory only; the next start reads the old catalog again.',
    file: 'sync/replica/replica.ts',
    find: 'await this.#move(withBuildingRead(this.#pointer));',
    replace: 'this.#pointer = withBuildingRead(this.#pointer);',
    tests: killTests,
  },
  {
    name: 'old-generation-kept',
    story: 'The replaced catalog stays on the disk, and after some weeks there is no room.',
    file: 'sync/replica/replica.ts',
    find: 'await deleteGeneration(number, this.#parts.databases);',
    replace: '{}',
    tests: contractTests,
  },
  {
    name: 'moved-kiosk-keeps-its-catalog',
    story: 'A kiosk that is carried to another store goes on with the prices of the first.',
    file: 'sync/replica/replica.ts',
    find: 'pointer.location !== parts.location)',
    replace: "pointer.location === '')",
    tests: contractTests,
  },
  {
    name: 'wiped-store-is-new',
    story: 'The browser has lost everything without a word, and the kiosk takes itself for a new one.',
    file: 'sync/replica/replica.ts',
    find: 'if (marked === null || marked < next) {',
    replace: 'if (marked === null || marked < next || current === null) {',
    tests: contractTests,
  },
  {
    name: 'older-state-believed',
    story: 'The browser has gone back to an older state of its disk, and the kiosk sells what was sold then.',
    file: 'sync/replica/replica.ts',
    find: "else await this.#buildBeside(withNewBuilding(behind, 'wiped'));",
    replace: '',
    tests: contractTests,
  },
  {
    name: 'checksum-not-looked-at',
    story: 'A damaged block is shown as if it were what was written.',
    file: 'sync/replica/pieces.ts',
    find: 'return part === index && checksum === checksumOf(at, part, bytes);',
    replace: 'return part === index;',
    // Damage that cannot be read is found without it as well: this is about damage that can.
    tests: ['sync/replica/pieces.test.ts'],
  },
  {
    name: 'values-beside-the-database',
    story: 'Values above 64 KiB go to side files, which the browser may lose one by one.',
    file: 'sync/replica/pieces.ts',
    find: '56 * 1024 - 512',
    replace: '213 * 1024',
    tests: contractTests,
  },
];
