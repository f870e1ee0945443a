import type { Breath } from '../kernel/breath.ts';
import type { Resource } from '../contract/feed.ts';
import type { Generation } from './generation.ts';
import type { Checkpoint, TableName } from './generation-database.ts';
import type { PageWrite } from './page-write.ts';
import { Quarantine } from './quarantine.ts';
import type { Page } from './read-page.ts';
import { takePage } from './take-page.ts';

/** A page in memory, with what storage has to know of it. */
export interface TakenPage {
  readonly write: PageWrite;
  readonly checkpoint: Checkpoint;
}

/** Takes a page into memory. From here on memory is ahead of storage, until it has been written. */
export async function takeIn(generation: Generation, page: Page, breath: Breath): Promise<TakenPage> {
  const seq = generation.seq + 1;
  const write = await takePage(generation, page, seq, breath);
  const checkpoint = checkpointAfter(generation, page, seq, write);
  generation.checkpoints.set(page.resource, checkpoint);
  if (page.resource === 'stock' && page.end.complete)
    generation.learning.confirmed(page.askedAt, generation.locations.count);
  if (write.column?.log) generation.logged.push(seq);
  return { write, checkpoint };
}

/**
 * Writes a page with the cursor that follows it, in one transaction (RP2), when all that was handed over before is stored; resolves when
 * this is. Pages of other feeds may be read meanwhile. When a transaction fails memory is ahead of storage, and the generation must be
 * opened anew.
 */
export async function writePage(generation: Generation, page: TakenPage): Promise<void> {
  const { db, shelf, products, variants, locations } = generation;
  const directory = [products, variants, locations].flatMap((each) => each.unsaved());
  await db.write(tablesOf(page), async () => {
    await db.put('directory', directory);
    await commit(generation, page);
  });
  if (page.write.shelf !== null) shelf.written(page.write.shelf);
}

/** A page of figures changes no goods: whoever reads those need not wait for it. */
function tablesOf({ write }: TakenPage): TableName[] {
  const { shelf, column, plainPut, plainRemoved, products, gone } = write;
  const tables = new Set<TableName>(['directory', 'checkpoints']);
  if (shelf !== null && shelf.overlay.length + shelf.overlayRemoved.length > 0) tables.add('overlay');
  if (shelf !== null && shelf.blocks.length > 0) tables.add('blocks');
  if (column !== null) for (const name of ['columns', 'log'] as const) tables.add(name);
  if (plainPut.length + plainRemoved.length > 0) tables.add('plain');
  if (products.length + gone.length > 0) tables.add('touched');
  return [...tables];
}

async function commit({ db }: Generation, { write, checkpoint }: TakenPage): Promise<void> {
  const { shelf, column, products, gone } = write;
  const { resource, seq } = checkpoint;
  if (shelf !== null) {
    await db.remove('overlay', shelf.overlayRemoved);
    await db.put('overlay', shelf.overlay);
    await db.put('blocks', shelf.blocks);
    await db.put('directory', shelf.starts);
  }
  if (column !== null) {
    const { chunks, log } = column;
    await db.put('columns', chunks);
    if (log !== null) await db.put('log', [{ at: seq, bytes: new Uint8Array(log.buffer) }]);
  }
  if (write.plainPut.length > 0) await db.plain.bulkPut([...write.plainPut]);
  if (write.plainRemoved.length > 0)
    await db.plain.bulkDelete(write.plainRemoved.map((id): [Resource, string] => [resource, id]));
  // What the stored index does not know yet, also across a restart.
  if (products.length + gone.length > 0) await db.put('touched', [{ at: seq, bytes: touchedBytes(write) }]);
  await db.checkpoints.put(checkpoint);
}

function checkpointAfter(
  { checkpoints }: Generation,
  { resource, quarantine, askedAt, end }: Page,
  seq: number,
  { received, unkept }: PageWrite,
): Checkpoint {
  const before = checkpoints.get(resource);
  const aside = new Quarantine(before?.quarantine);
  aside.addAll(quarantine);
  aside.addAll(unkept);
  return {
    resource,
    seq,
    cursor: end.next,
    epoch: end.epoch,
    complete: end.complete || (before?.complete ?? false),
    completeAt: end.complete ? askedAt : (before?.completeAt ?? null),
    received: (before?.received ?? 0) + received,
    expected: end.expected ?? before?.expected ?? null,
    quarantine: aside.list(),
    repaired: before?.repaired ?? 0,
  };
}

const touchedBytes = ({ products, gone }: PageWrite): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Uint32Array.from([...products.map(({ ordinal }) => ordinal), ...gone]).buffer);
