import { expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { createMeter } from '../kernel/meter.ts';
import { plainTime } from '../kernel/steady-time.fixture.ts';
import { stockRow } from '../replica/sample-rows.fixture.ts';
import { createLiveFigures } from './live-figures.ts';
import type { AskStock } from './office-stock.ts';
import { createStockCheck } from './stock-check.ts';

type Said = Awaited<ReturnType<AskStock>>;

const found = (available = 4): Said => ({ kind: 'stock', rows: [stockRow('v', 'loc-1', available)], serverTime: 1 });

function bench() {
  const clock = scriptedClock();
  const figures = createLiveFigures();
  const asked: { readonly variant: string; say(said: Said): void }[] = [];
  const ask: AskStock = (variant) => new Promise((say) => asked.push({ variant, say }));
  const time = { known: true };
  const steady = plainTime(clock);
  const settled = async () => (time.known ? steady.settled() : null);
  const meter = createMeter();
  const check = createStockCheck({ ask, figures, meter, time: { ...steady, settled } });
  const asking = async (count: number) => {
    await clock.advance(0);
    expect(asked).toHaveLength(count);
    return asked[count - 1] ?? { variant: '', say: () => {} };
  };
  return { clock, figures, meter, asked, time, check, asking };
}

test('FR13 FR18 what the store says is kept, dated by the question, and counted', async () => {
  const { check, asking, clock, figures, meter } = bench();
  const askedAt = clock.now();
  const answer = check('v');
  const { say } = await asking(1);
  await clock.advance(300);
  say(found());
  expect(await answer).toEqual({ kind: 'live' });
  expect(figures.at('v', 'loc-1', null)).toMatchObject({ available: 4, observedAt: askedAt });
  expect(meter.readings()).toEqual([
    { name: 'live_checks', label: 'live', by: 1 },
    { name: 'live_check_ms', label: '400', by: 1 },
  ]);
});

test('FR14 who looks at the same goods at the same time, or a moment later, asks once', async () => {
  const { check, asking, asked, clock } = bench();
  const both = [check('v'), check('v')];
  (await asking(1)).say(found());
  expect(await Promise.all(both)).toEqual([{ kind: 'live' }, { kind: 'live' }]);
  await clock.advance(4_000);
  expect(await check('v')).toEqual({ kind: 'live' });
  expect(asked).toHaveLength(1);
  await clock.advance(1_000);
  void check('v');
  await asking(2);
});

test('FR13 without an answer it says why, keeps nothing, and the next look asks again', async () => {
  const { check, asking, figures } = bench();
  for (const [number, why] of (['away', 'slow', 'busy', 'unreadable'] as const).entries()) {
    const answer = check('v');
    (await asking(number + 1)).say({ kind: 'none', why });
    expect(await answer).toEqual({ kind: 'fell-back', why });
  }
  expect(figures.at('v', 'loc-1', null)).toBeNull();
});

test('FR13 a platform that cannot say is not asked again', async () => {
  const { check, asking, asked } = bench();
  const answer = check('v');
  (await asking(1)).say({ kind: 'none', why: 'unsupported' });
  expect(await answer).toEqual({ kind: 'fell-back', why: 'unsupported' });
  expect(await check('w')).toEqual({ kind: 'fell-back', why: 'unsupported' });
  expect(asked).toHaveLength(1);
});

test('FR9 FR13 at a time that nobody knows nothing is asked: its answer could not be dated', async () => {
  const { check, time, asked } = bench();
  time.known = false;
  expect(await check('v')).toEqual({ kind: 'fell-back', why: 'away' });
  expect(asked).toHaveLength(0);
});
