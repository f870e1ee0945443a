import { expect, test } from 'vitest';
import { stockRow } from '../replica/sample-rows.fixture.ts';
import { officeStock } from './office-stock.ts';

const answering = (status: number, body: unknown) => officeStock(async () => Response.json(body, { status }));
const row = stockRow('v', 'loc-1', 3);

test('FR13 asks for one variant at all places, and says how long somebody waits', async () => {
  let asked: readonly unknown[] = [];
  const ask = officeStock(async (path, init) => {
    asked = [path, new Headers(init?.headers).get('x-deadline-ms')];
    return Response.json({ stock: [row], serverTime: 5 });
  });
  expect(await ask('a b')).toEqual({ kind: 'stock', rows: [row], serverTime: 5 });
  expect(asked).toEqual(['/api/stock?variant=a%20b', '800']);
});

test.each([
  [504, 'slow'],
  [503, 'away'],
  [429, 'busy'],
  [501, 'unsupported'],
  [422, 'unreadable'],
  [500, 'unreadable'],
] as const)('FR13 an answer with %s is none: %s', async (status, why) => {
  expect(await answering(status, { error: {} })('v')).toEqual({ kind: 'none', why });
});

test.each([
  ['a quantity that is a text', { ...row, available: '3' }],
  ['half a piece', { ...row, available: 0.5 }],
  ['no place', { ...row, location: '' }],
])('FR12 FR13 an answer with %s is none', async (_, broken) => {
  expect(await answering(200, { stock: [broken], serverTime: 5 })('v')).toEqual({ kind: 'none', why: 'unreadable' });
});

test('FR13 without a back office there is no answer', async () => {
  const ask = officeStock(() => Promise.reject(new Error('gone')));
  expect(await ask('v')).toEqual({ kind: 'none', why: 'away' });
});
