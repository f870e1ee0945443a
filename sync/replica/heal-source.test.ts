import { expect, test } from 'vitest';
import { officeHeal } from './heal-source.ts';

const sums = { partitions: [1, 2], rows: 3, cursor: 'here' };

function office(...answers: Response[]) {
  const asked: unknown[] = [];
  const source = officeHeal(async (path) => {
    asked.push(path);
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('refused');
    return answer;
  });
  return { asked, source };
}

test('RP13 asks for sums, for partitions and for ids', async () => {
  const { asked, source } = office(
    Response.json(sums),
    new Response('one'),
    new Response('two'),
    new Response('three'),
  );
  expect(await source.checksums('price', 2)).toEqual({ ok: true, value: sums });
  expect(await source.partition('stock', 1, 2)).toMatchObject({ kind: 'body' });
  expect(await source.ids('product', null, 5)).toMatchObject({ kind: 'body' });
  expect(await source.ids('product', 'a&b', 5)).toMatchObject({ kind: 'body' });
  expect(asked).toEqual([
    '/api/feed/price/checksums?partitions=2',
    '/api/feed/stock/partition/1?partitions=2',
    '/api/feed/product/ids?limit=5',
    '/api/feed/product/ids?limit=5&after=a%26b',
  ]);
});

test('RP13 tells a store without sums from one that is away, and sums of another number from either', async () => {
  const unsupported = { error: { kind: 'Unsupported', message: 'no' } };
  const { source } = office(
    Response.json(unsupported, { status: 501 }),
    Response.json(sums),
    new Response('<html>'),
    new Response('', { status: 503 }),
  );
  const kinds = [];
  for (const partitions of [2, 3, 2, 2, 2]) {
    const answer = await source.checksums('product', partitions);
    kinds.push(answer.ok ? 'sums' : answer.problem.kind);
  }
  expect(kinds).toEqual(['Unsupported', 'Invalid', 'Invalid', 'Transient', 'Transient']);
});
