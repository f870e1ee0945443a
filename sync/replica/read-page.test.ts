import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import type { Resource } from '../contract/feed.ts';
import { lineRuns } from './line-runs.ts';
import { readPage } from './read-page.ts';
import { productRow, stockRow } from './sample-rows.fixture.ts';

const end = { page: { next: 'c1', complete: true, epoch: 'e', serverTime: 1 } };
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const encoder = new TextEncoder();

async function* chunksOf(body: string, pieces = 7, breaks = false) {
  const bytes = encoder.encode(body);
  for (let from = 0; from < bytes.length; from += pieces) yield bytes.slice(from, from + pieces);
  if (breaks) throw new TypeError('cut');
}

interface Way {
  readonly resource?: Resource;
  readonly pieces?: number;
  readonly breaks?: boolean;
}

const read = (body: string, { resource = 'stock', pieces = 7, breaks = false }: Way = {}) =>
  readPage(chunksOf(body, pieces, breaks), { resource, askedAt: 99 }, breathless);

describe('a page of the feed', () => {
  test('rows, levels, tombstones and the end come in order, wherever the bytes were cut', async () => {
    const row = stockRow('v', 'سترة', 1);
    const levels = { variant: 'v', policy: 'deny', confidence: 'exact', at: [['l', 2]] };
    const body = lines({ upsert: row }, { levels }, { tombstone: { sourceId: 'w', deletedAt: 2 } }, end);
    for (const pieces of [1, 3, 64, 10_000]) {
      const whole = await read(body, { pieces });
      expect(whole).toMatchObject({
        kind: 'whole',
        page: {
          ...{ resource: 'stock', askedAt: 99, quarantine: [], end: end.page },
          changes: [
            { kind: 'row', row, json: encoder.encode(JSON.stringify(row)) },
            { kind: 'levels', levels },
            { kind: 'gone', id: 'w' },
          ],
        },
      });
    }
  });

  test('a row keeps its bytes only when they are the row and nothing else', async () => {
    const row = productRow('p');
    const text = JSON.stringify(row);
    const bodies = [
      `{"upsert":${text.replace('"handle"', '"unknown":1,"handle"')}}\n`,
      `{"upsert":${text},"more":1}\n`,
      `{ "upsert" : ${text} }\n`,
      `{"upsert":${text}}\r\n`,
    ];
    for (const body of bodies) {
      const page = await read(body + lines(end), { resource: 'product', pieces: 1_000 });
      expect(page).toMatchObject({ kind: 'whole', page: { changes: [{ kind: 'row', row, json: null }] } });
    }
    const spaced = `{"upsert": ${text}}\n`;
    const page = await read(spaced + lines(end), { resource: 'product' });
    expect(page).toMatchObject({ page: { changes: [{ json: encoder.encode(` ${text}`) }] } });
  });

  test.each([
    ['a stream that ends early', false],
    ['a stream that breaks', true],
  ])('RP1 %s is a page that was cut', async (_, breaks) => {
    const whole = lines({ upsert: stockRow('v', 'l', 1) }, end);
    expect(await read(whole.slice(0, -3), { breaks })).toEqual({ kind: 'cut' });
    expect(await read('', { breaks })).toEqual({ kind: 'cut' });
  });

  test('RP4 FR6 a row that breaks its schema is named, counted, and takes away the figure it replaced', async () => {
    const broken = stockRow('v', 'l', 1.5);
    const levels = { variant: 'w', policy: 'deny', confidence: 'exact', at: [['l', 'many']] };
    const body = lines(
      { upsert: broken },
      { levels },
      { upsert: { variant: 3 } },
      { upsert: stockRow('x', 'l', 2) },
      end,
    );
    expect(await read(body)).toMatchObject({
      kind: 'whole',
      page: {
        changes: [{ kind: 'gone', id: 'v@l' }, { kind: 'doubt', variant: 'w' }, { row: { variant: 'x' } }],
        quarantine: [
          { reason: 'available integer', count: 1, lastId: 'v@l' },
          { reason: 'levels at.*.* number', count: 1, lastId: 'w' },
          { reason: 'sourceId object', count: 1, lastId: null },
        ],
      },
    });
  });

  test('RP4 a line of several prices that breaks its schema costs only itself, and takes no price away', async () => {
    const shared = { context: {}, taxIncluded: true, currency: 'EUR', exponent: 2, suffix: '-eur' };
    const prices = {
      ...shared,
      of: [
        ['v', 100, null],
        ['w', 90, 120],
      ],
    };
    const broken = [
      {
        ...shared,
        of: [
          ['v', 100, null],
          ['w', 1.5, null],
        ],
      },
      { ...shared, of: [] },
      { ...shared, of: Array.from({ length: 1_001 }, () => ['v', 1, null]) },
      { ...shared, context: { country: 'Ireland' }, of: [['v', 1, null]] },
      { ...shared, of: [['v', 100]] },
    ];
    const body = lines(...broken.map((each) => ({ prices: each })), { prices }, end);
    expect(await read(body, { resource: 'price', pieces: 64 })).toMatchObject({
      kind: 'whole',
      page: {
        changes: [{ kind: 'prices', prices }],
        quarantine: [
          { reason: 'prices of.*.* safe_integer', count: 1, lastId: null },
          { reason: 'prices of min_length', count: 1 },
          { reason: 'prices of max_length', count: 1 },
          { reason: 'prices context.country regex', count: 1 },
          { reason: 'prices of.*.* number', count: 1 },
        ],
      },
    });
    const elsewhere = await read(lines({ prices }, end), { resource: 'stock' });
    expect(elsewhere).toMatchObject({ page: { changes: [], quarantine: [{ reason: 'unknown-line' }] } });
  });

  test('RP4 a hostile text of a megabyte is one broken row', async () => {
    const hostile = productRow('p', { title: { en: 'x'.repeat(1_000_000) } });
    const body = lines({ upsert: hostile }, { upsert: productRow('q') }, end);
    expect(await read(body, { resource: 'product', pieces: 65_536 })).toMatchObject({
      kind: 'whole',
      page: { changes: [{ row: { sourceId: 'q' } }], quarantine: [{ reason: 'title.en max_length', lastId: 'p' }] },
    });
  });

  test('RP4 a line that is no JSON, or that a newer contract has, costs only itself', async () => {
    const body = `<br>\n${lines({ hello: 1 }, { tombstone: { sourceId: '' } }, { upsert: stockRow('x', 'l', 2) }, end)}`;
    expect(await read(`17\n\n${body}`)).toMatchObject({
      kind: 'whole',
      page: {
        changes: [{ row: { variant: 'x' } }],
        quarantine: [
          { reason: 'not-json', count: 2 },
          { reason: 'unknown-line', count: 1 },
          { reason: 'tombstone', count: 1 },
        ],
      },
    });
  });

  test('a row that says it is deleted is a tombstone', async () => {
    const body = lines({ upsert: stockRow('v', 'l', 1, { deleted: true }) }, end);
    expect(await read(body)).toMatchObject({ page: { changes: [{ kind: 'gone', id: 'v@l' }] } });
  });

  test.each([
    ['no feed', '<html>\n</html>\n'],
    ['a broken end', '{"page":{"next":1}}\n'],
  ])('RP9 what is %s is unreadable', async (_, body) => {
    expect(await read(body)).toMatchObject({ kind: 'failed', error: { kind: 'Invalid' } });
  });
});

describe('the lines of a body', () => {
  const runsOf = async (body: string, pieces: number, most?: number) => {
    const runs: (string | null)[] = [];
    for await (const run of lineRuns(chunksOf(body, pieces), most)) runs.push(run && Buffer.from(run).toString());
    return runs;
  };

  test('are those of the whole, whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 9 })),
        fc.integer({ min: 1, max: 20 }),
        async (parts, pieces) => {
          const body = parts.join('\n');
          const runs = await runsOf(body, pieces);
          expect(runs.join('')).toBe(body.slice(0, body.lastIndexOf('\n') + 1));
          expect(runs.every((run) => run?.endsWith('\n') === true)).toBe(true);
        },
      ),
    );
  });

  test('are cut into runs that do not hold the thread', async () => {
    const runs = await runsOf('0123456789\n'.repeat(50_000), 1_000_000);
    expect(Math.max(...runs.map((run) => run?.length ?? 0))).toBeLessThan(132_000);
    expect(runs.join('').length).toBe(550_000);
  });

  test('RP4 leave out one that is too long, and go on', async () => {
    for (const pieces of [5, 13]) {
      const runs = await runsOf(`ab\n${'x'.repeat(60)}\ncd\n`, pieces, 40);
      expect(runs.filter((run) => run === null)).toHaveLength(1);
      expect(runs.filter((run) => run !== null).join('')).toBe('ab\ncd\n');
    }
  });
});
