import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  checkedResources,
  checksumsSchema,
  checksumText,
  idLineSchema,
  type CheckedResource,
} from '../../contract/checksums.ts';
import { feedLineSchema, resources, type FeedRow } from '../../contract/feed.ts';
import { crc32 } from '../../kernel/checksum.ts';
import { deleteProduct, renameProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { testData } from '../testing/test-data.ts';
import { variantsOf } from '../testing/test-intents.ts';
import { findAssortment } from './assortment.ts';
import { checksumsOf, partitionPage } from './checksums.ts';
import { feedPage } from './feed-page.ts';
import { idPage } from './id-page.ts';

const serverTime = 1_800_000_000_000;
const linesOf = (pieces: Iterable<Uint8Array>): unknown[] =>
  Buffer.concat([...pieces])
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

interface Held {
  readonly sourceId: string;
  readonly text: string;
}

/** What a kiosk would add up: the id of each row and the text of it that is compared. */
function heldFrom(resource: CheckedResource, pieces: Iterable<Uint8Array>): Held[] {
  return linesOf(pieces).flatMap((line): Held[] => {
    const said = v.parse(feedLineSchema, line);
    if ('levels' in said) {
      return said.levels.at.map(([location, available]) => {
        const sourceId = `${said.levels.variant}@${location}`;
        return { sourceId, text: checksumText.stock(sourceId, available, said.levels.policy) };
      });
    }
    if ('prices' in said) {
      return said.prices.of.map(([variant, minor, compareAt]) => {
        const sourceId = `${variant}${said.prices.suffix}`;
        return { sourceId, text: checksumText.price(sourceId, minor, compareAt) };
      });
    }
    return 'upsert' in said ? [{ sourceId: said.upsert.sourceId, text: textOf(resource, said.upsert) }] : [];
  });
}

function textOf(resource: CheckedResource, row: unknown): string {
  if (resource === 'product') {
    const { sourceId, sourceUpdatedAt = 0 } = row as FeedRow<'product'>;
    return checksumText.product(sourceId, sourceUpdatedAt);
  }
  const { sourceId, amount, compareAt } = row as FeedRow<'price'>;
  return checksumText.price(sourceId, amount.minor, compareAt?.minor ?? null);
}

const bytes = (text: string) => new TextEncoder().encode(text);

function sumsOf(held: readonly Held[], partitions: number): number[] {
  const sums = Array.from({ length: partitions }, () => 0);
  for (const { sourceId, text } of held) {
    const partition = crc32(bytes(sourceId)) % partitions;
    sums[partition] = ((sums[partition] ?? 0) + crc32(bytes(text))) >>> 0;
  }
  return sums;
}

function exported(data: Data, resource: CheckedResource): Held[] {
  const question = { resource, assortment: null, cursor: null, limit: 10_000, serverTime, onCaughtUp: () => {} };
  const page = feedPage(data, question);
  if (!page.ok) throw new Error(page.problem.message);
  return heldFrom(resource, page.value);
}

const lastLevel = (data: Data) => ({
  variant: variantsOf(data, data.catalog.productCount - 1).at(-1) ?? '',
  location: data.locations.at(-1) ?? '',
});

function change(data: Data): void {
  const [one = '', two = ''] = variantsOf(data, 1);
  setPrice(data, one, 4_200);
  setStock(data, { variant: two, location: 'loc-3', available: -2 });
  renameProduct(data, 'p-2', { en: 'Ünamed' });
  deleteProduct(data, 'p-3');
}

describe('checksums', () => {
  test.each(checkedResources)(
    'of every %s are those of who holds the same rows, also after changes',
    async (resource) => {
      const { data } = await testData();
      for (const before of [true, false]) {
        if (!before) change(data);
        const held = exported(data, resource);
        const checksums = v.parse(
          checksumsSchema,
          await checksumsOf(data, { resource, assortment: null, partitions: 16 }),
        );
        expect(checksums.partitions).toEqual(sumsOf(held, 16));
        expect(checksums.rows).toBe(held.length);
      }
    },
  );

  test('CN10 are true at one moment, and what changes after it comes from their cursor', async () => {
    const { data } = await testData();
    const [variant = ''] = variantsOf(data);
    const before = sumsOf(exported(data, 'stock'), 8);
    const adding = checksumsOf(data, { resource: 'stock', assortment: null, partitions: 8 });
    setStock(data, { variant, location: 'loc-2', available: 77 });
    const { partitions, cursor } = await adding;
    expect(partitions).toEqual(before);
    const page = feedPage(data, {
      resource: 'stock',
      assortment: null,
      cursor,
      limit: 10,
      serverTime,
      onCaughtUp: () => {},
    });
    expect(page.ok && linesOf(page.value)[0]).toMatchObject({ levels: { variant, at: [['loc-2', 77]] } });
  });
});

describe('a partition', () => {
  test('is as it was at one moment, also when it changes while it is read', async () => {
    // More levels than are read at once.
    const { data } = await testData(200);
    const { variant, location } = lastLevel(data);
    const before = sumsOf(exported(data, 'stock'), 1);
    const page = partitionPage(
      data,
      { resource: 'stock', assortment: null, partitions: 1 },
      { partition: 0, serverTime },
    );
    const first = page.next();
    setStock(data, { variant, location, available: 77 });
    const pieces = [...(first.done === true ? [] : [first.value]), ...page];
    expect(pieces.length).toBeGreaterThan(2);
    expect(sumsOf(heldFrom('stock', pieces), 1)).toEqual(before);
  });

  test.each(checkedResources)(
    'of every %s has the rows whose sum it is, and all of them have all rows',
    async (resource) => {
      const { data } = await testData();
      change(data);
      const sums = await checksumsOf(data, { resource, assortment: null, partitions: 4 });
      const parts = [0, 1, 2, 3].map((partition) => {
        const pieces = [
          ...partitionPage(data, { resource, assortment: null, partitions: 4 }, { partition, serverTime }),
        ];
        expect(linesOf(pieces).at(-1)).toMatchObject({ page: { complete: true, next: sums.cursor } });
        return heldFrom(resource, pieces);
      });
      expect(parts.map((held, partition) => sumsOf(held, 4)[partition])).toEqual(sums.partitions);
      expect(
        parts
          .flat()
          .map(({ sourceId }) => sourceId)
          .toSorted(),
      ).toEqual(
        exported(data, resource)
          .map(({ sourceId }) => sourceId)
          .toSorted(),
      );
    },
  );
});

test('CN11 of an assortment nothing else is added up, and the list of ids has nothing else', async () => {
  const { data } = await testData();
  const assortment = findAssortment(data, 'apparel');
  for (const resource of checkedResources) {
    const sums = await checksumsOf(data, { resource, assortment, partitions: 2 });
    const page = idPage(data, { resource, assortment, cursor: null, limit: 10_000, serverTime });
    const ids = page.ok ? linesOf(page.value).slice(0, -1) : [];
    expect(ids.length).toBe(sums.rows);
    expect(sums.rows).toBeLessThan(exported(data, resource).length);
    const parts = [0, 1].flatMap((partition) => [
      ...heldFrom(resource, partitionPage(data, { resource, assortment, partitions: 2 }, { partition, serverTime })),
    ]);
    expect(sumsOf(parts, 2)).toEqual(sums.partitions);
  }
});

describe('the list of ids', () => {
  test('has every row that there is and none that is gone, in pages of any size', async () => {
    const { data } = await testData();
    deleteProduct(data, 'p-3');
    for (const resource of resources) {
      const whole = idsOf(data, resource, 10_000);
      expect(new Set(whole).size).toBe(whole.length);
      expect(idsOf(data, resource, 7)).toEqual(whole);
    }
    expect(idsOf(data, 'stock', 100).toSorted()).toEqual(
      exported(data, 'stock')
        .map(({ sourceId }) => sourceId)
        .toSorted(),
    );
  });

  test('a cursor of the feed is none of the list, and the other way round', async () => {
    const { data } = await testData();
    const { cursor } = await checksumsOf(data, { resource: 'stock', assortment: null, partitions: 1 });
    expect(idPage(data, { resource: 'stock', assortment: null, cursor, limit: 1, serverTime }).ok).toBe(false);
    const page = idPage(data, { resource: 'stock', assortment: null, cursor: null, limit: 1, serverTime });
    const next = page.ok ? endOf(linesOf(page.value)).next : '';
    const refused = feedPage(data, {
      resource: 'stock',
      assortment: null,
      cursor: next,
      limit: 1,
      serverTime,
      onCaughtUp: () => {},
    });
    expect(refused).toMatchObject({ ok: false, problem: { kind: 'CursorTooOld' } });
  });
});

const endOf = (lines: readonly unknown[]) => {
  const last = v.parse(feedLineSchema, lines.at(-1));
  if (!('page' in last)) throw new Error('The page has no end');
  return last.page;
};

function idsOf(data: Data, resource: (typeof resources)[number], limit: number): string[] {
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = idPage(data, { resource, assortment: null, cursor, limit, serverTime });
    if (!page.ok) throw new Error(page.problem.message);
    const lines = linesOf(page.value);
    ids.push(...lines.slice(0, -1).map((line) => v.parse(idLineSchema, line).id));
    const end = endOf(lines);
    if (end.complete) return ids;
    cursor = end.next;
  }
}
