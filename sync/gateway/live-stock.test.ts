import { expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import type { StockAnswer } from '../contract/feed.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { openLiveStock } from './live-stock.ts';

type Asked = Result<StockAnswer, CommerceError>;

function bench(requestsPerSecond: number | null = 8) {
  const clock = scriptedClock();
  const asked: { readonly variant: string; answer(answer: Asked): void }[] = [];
  const heard: string[] = [];
  const live = openLiveStock({
    catalog: { stockNow: (variant) => new Promise<Asked>((answer) => asked.push({ variant, answer })) },
    store: {
      info: () => (requestsPerSecond === null ? null : ({ capabilities: { requestsPerSecond } } as never)),
      answered: () => void heard.push('answered'),
      failed: ({ kind }) => void heard.push(kind),
    },
    clock,
  });
  return { clock, asked, heard, live };
}

const empty: Asked = succeed({ stock: [], serverTime: 1 });

test('FR14 who asks for the same goods at the same time gets one answer, and who asks later a new one', async () => {
  const { asked, heard, live } = bench();
  const both = [live.ask('v'), live.ask('v')];
  expect(asked.map(({ variant }) => variant)).toEqual(['v']);
  asked[0]?.answer(empty);
  expect(await Promise.all(both)).toEqual([empty, empty]);
  void live.ask('v');
  expect(asked).toHaveLength(2);
  expect(heard).toEqual(['answered']);
});

test.each([
  [8, 2],
  [1, 1],
  [60, 15],
  [null, 2],
])('FR14 of %s requests a second that a platform allows shoppers who look get %s', async (allowed, most) => {
  const { clock, asked, live } = bench(allowed);
  for (let number = 0; number < most; number++) void live.ask(`v${number}`);
  await clock.advance(400);
  expect(await live.ask('one more')).toMatchObject({ problem: { kind: 'RateLimited', retryAfterMs: 600 } });
  expect(asked).toHaveLength(most);
  await clock.advance(600);
  void live.ask('one more');
  expect(asked).toHaveLength(most + 1);
});

test('FR14 a refusal is told to whoever watches the store, and the next one asks again', async () => {
  const { asked, heard, live } = bench();
  const first = live.ask('v');
  asked[0]?.answer(fail({ kind: 'Transient', message: 'no' }));
  expect(await first).toMatchObject({ ok: false });
  void live.ask('v');
  expect(asked).toHaveLength(2);
  expect(heard).toEqual(['Transient']);
});
