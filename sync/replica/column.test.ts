import { afterEach, describe, expect, test } from 'vitest';
import { ChangeRows } from './change-rows.ts';
import { Column } from './column.ts';
import { GenerationDatabase } from './generation-database.ts';
import { addLink, linkChunkOf, linkKind, linksPerChunk } from './link-column.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';

let db: GenerationDatabase | null = null;
afterEach(() => db?.close());

function empty() {
  db = new GenerationDatabase(1, mortalDatabases().databases);
  return new Column(linkKind, db, []);
}

/** A page that gives these variants to that product. */
function page(column: ReturnType<typeof empty>, seq: number, variants: readonly number[], product: number) {
  const rows = new ChangeRows();
  for (const variant of variants) {
    const at = addLink(rows, variant, { product, group: 0 });
    linkKind.apply(column.open(linkChunkOf(variant)), rows.floats, at);
  }
  return column.taken(rows, seq);
}

const run = (length: number) => Array.from({ length }, (_, variant) => variant);

describe('a column', () => {
  test('writes a chunk whole where much of it changed, and notes what changed elsewhere', () => {
    const column = empty();
    const { chunks, log } = page(column, 1, [...run(300), linksPerChunk, 2 * linksPerChunk + 1], 6);
    expect(chunks).toHaveLength(1);
    expect([...(log ?? [])]).toEqual([linkKind.code, ...[1, 0, 7], ...[2, 1, 7]]);
    expect(page(column, 2, run(300), 7).log).toBeNull();
    expect(page(column, 3, [5], 8).chunks).toEqual([]);
  });

  test('RP2 needs its notes from the first page on that storage does not have in place', () => {
    const column = empty();
    page(column, 1, run(300), 6);
    expect(column.staleSince).toBe(Infinity);
    page(column, 2, [linksPerChunk], 6);
    page(column, 3, [5], 6);
    page(column, 4, [linksPerChunk + 1], 6);
    expect(column.staleSince).toBe(2);
    expect(column.writeStale(1).map(({ at }) => at % 2 ** 32)).toEqual([1]);
    expect(column.staleSince).toBe(3);
    page(column, 5, run(300), 6);
    expect(column.staleSince).toBe(Infinity);
    expect(column.writeStale(9)).toEqual([]);
  });
});
