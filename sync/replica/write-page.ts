import type { Resource } from '../contract/feed.ts';
import type { Generation } from './generation.ts';
import type { Checkpoint, StoredValue } from './generation-database.ts';
import type { Page } from './read-page.ts';
import { type PageWrite, takePage } from './take-page.ts';

/**
 * Takes a page into memory and, in one transaction with the cursor that follows it, into storage (RP2). When the transaction fails memory
 * is ahead of storage, and the generation must be opened anew. Returns the products that changed.
 */
export async function writePage(generation: Generation, page: Page, askedAt: number): Promise<ReadonlySet<number>> {
  const seq = generation.seq + 1;
  const change = takePage(generation, page, seq);
  const directory = [generation.products, generation.variants, generation.locations].flatMap((each) => each.unsaved());
  const checkpoint = checkpointAfter(generation, page, seq, askedAt, change.unkept);
  await generation.db.write(() => commit(generation, page.resource, seq, { ...change, directory, checkpoint }));
  generation.checkpoints.set(page.resource, checkpoint);
  if (change.column?.write.log) generation.logged.push(seq);
  return change.touched;
}

async function commit(
  { db, filled }: Generation,
  resource: Resource,
  seq: number,
  write: PageWrite & { readonly directory: readonly StoredValue[]; readonly checkpoint: Checkpoint },
): Promise<void> {
  const { shelf, column, touched } = write;
  await db.put('directory', write.directory);
  if (shelf !== null) {
    await db.remove('overlay', shelf.overlayRemoved);
    await db.put('overlay', shelf.overlay);
    await db.put('blocks', shelf.blocks);
    await db.put('directory', shelf.starts);
  }
  if (column !== null) {
    await db.replace('columns', column.write.chunks);
    if (column.write.log !== null) await db.put('log', [{ at: seq, bytes: logBytes(column.code, column.write.log) }]);
  }
  await db.plain.bulkPut([...write.plainPut]);
  await db.plain.bulkDelete(write.plainRemoved.map((id) => [resource, id]));
  // The index is built when all is here; from then on it has to be told, also across a restart.
  if (filled && touched.size > 0) await db.put('touched', [{ at: seq, bytes: touchedBytes(touched) }]);
  await db.checkpoints.put(write.checkpoint);
}

function checkpointAfter(
  { checkpoints }: Generation,
  { resource, changes, quarantined, end }: Page,
  seq: number,
  askedAt: number,
  unkept: number,
): Checkpoint {
  const before = checkpoints.get(resource);
  return {
    resource,
    seq,
    cursor: end.next,
    epoch: end.epoch,
    complete: end.complete || (before?.complete ?? false),
    completeAt: end.complete ? askedAt : (before?.completeAt ?? null),
    received: (before?.received ?? 0) + changes.length,
    expected: end.expected ?? before?.expected ?? null,
    quarantined: (before?.quarantined ?? 0) + quarantined + unkept,
  };
}

function logBytes(code: number, rows: Float64Array): Uint8Array<ArrayBuffer> {
  const numbers = new Float64Array(rows.length + 1);
  numbers[0] = code;
  numbers.set(rows, 1);
  return new Uint8Array(numbers.buffer);
}

const touchedBytes = (touched: ReadonlySet<number>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Uint32Array.from(touched).buffer);
