import { expect, onTestFinished, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { type Resource, resources } from '../contract/feed.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { openHintLine } from './hint-line.ts';

const away: CommerceError = { kind: 'Transient', message: 'away' };

/** A store that stands on the other end of the line, as often as it is called. */
function bench() {
  const clock = scriptedClock();
  const calls: { say(...changed: Resource[]): void; end(error?: CommerceError): void }[] = [];
  let rung = () => {};
  const line = openHintLine({
    ...{ clock, random: { next: () => 0.5, below: () => 0 }, logger: silentLogger },
    listen: (onHint, closing) =>
      new Promise((resolve) => {
        closing.onCancel(() => resolve(away));
        calls.push({ say: (...changed) => onHint(changed), end: (error = away) => resolve(error) });
        rung();
      }),
  });
  onTestFinished(() => line.close());
  const call = (number: number) =>
    new Promise<(typeof calls)[number]>((resolve) => {
      rung = () => {
        const found = calls[number];
        if (found !== undefined) resolve(found);
      };
      rung();
    });
  return { clock, line, calls, call };
}

test('a window that waits is told at once; one that asks later is told all that it missed', async () => {
  const { line, call, clock } = bench();
  const { say } = await call(0);
  const waiting = line.waitForHint(0, 20_000);
  await clock.waitedFor(20_000);
  say('stock');
  expect(await waiting).toEqual({ seq: 1, resources: ['stock'] });
  say('price', 'stock');
  say('product');
  expect(await line.waitForHint(1, 20_000)).toEqual({ seq: 3, resources: ['product', 'price', 'stock'] });
  expect(await line.waitForHint(2, 0)).toEqual({ seq: 3, resources: ['product'] });
});

test('without a hint the wait ends with nothing', async () => {
  const { line, clock } = bench();
  const waiting = line.waitForHint(0, 20_000);
  await clock.waitedFor(20_000);
  clock.advance(20_000);
  expect(await waiting).toEqual({ seq: 0, resources: [] });
});

test('a number from before a restart is of no use: everything may have changed', async () => {
  const { line } = bench();
  expect(await line.waitForHint(7, 20_000)).toEqual({ seq: 0, resources });
});

test('a line that breaks is taken up again, ever more patiently, and from the beginning once it has stood', async () => {
  const { clock, call, calls } = bench();
  for (const [number, ms] of [1_500, 2_000, 3_000, 5_000].entries()) {
    (await call(number)).end();
    await clock.waitedFor(ms);
    clock.advance(ms);
  }
  const stood = await call(4);
  stood.say(...resources);
  stood.end();
  await clock.waitedFor(1_500);
  clock.advance(1_500);
  await call(5);
  expect(calls).toHaveLength(6);
});

test('closing ends the line and every wait', async () => {
  const { clock, line, call, calls } = bench();
  await call(0);
  const waiting = line.waitForHint(0, 20_000);
  await clock.waitedFor(20_000);
  line.close();
  expect(await waiting).toEqual({ seq: 0, resources: [] });
  clock.advance(3_600_000);
  expect(calls).toHaveLength(1);
});
