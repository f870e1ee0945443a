import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../sync/kernel/random.ts';
import { createWorld } from '../../sync/outbox/simulation/world.ts';
import { faultKinds } from './faults.ts';
import { failings } from './judge.ts';
import { playRuns } from './play-runs.ts';
import { shrink, shrunkLine } from './shrink.ts';
import { runWholeKiosk, settle, wishesPerRun } from './whole-kiosk.ts';

/** Ten times as many are played by `npm test`, a thousand times as many by `npm run soak -- orders`. */
const runs = 400;
const leastFaults = 5;

describe('days of trouble at whole kiosks', () => {
  test(`OB3 OB4 OB5 OB8 OB13 OB14 OB45 OB46 OB47 none of ${runs * wishesPerRun} orders is lost, doubled, reordered or told untruly`, async () => {
    const { complaints, failed, orders, hits } = await playRuns(1, runs);
    expect(complaints).toEqual([]);
    expect(failed).toEqual({ lost: 0, duplicated: 0, reordered: 0, untrue: 0 });
    expect(orders).toBe(runs * wishesPerRun);
    const seldom = faultKinds.filter((kind) => (hits[kind] ?? 0) < leastFaults);
    expect(seldom, 'faults that hardly ever happened prove nothing').toEqual([]);
    expect(Object.keys(hits).filter((kind) => !faultKinds.some((known) => known === kind))).toEqual([]);
  }, 120_000);

  test('the same seed is the same run', async () => {
    const [first, second, other] = [await runWholeKiosk(6), await runWholeKiosk(6), await runWholeKiosk(7)];
    expect(second.world.traceHash()).toBe(first.world.traceHash());
    expect(second.outbox.changesAfter(0)).toEqual(first.outbox.changesAfter(0));
    expect(other.world.traceHash()).not.toBe(first.world.traceHash());
  });

  test('the hash of many runs is that of their traces, in order', async () => {
    const traces = createHash('sha256');
    for (const seed of [3, 4]) {
      const run = await runWholeKiosk(seed);
      await failings(run);
      traces.update(String(run.world.traceHash()));
    }
    expect((await playRuns(3, 2)).trace).toBe(traces.digest('hex'));
  });
});

describe('finding out what a failure needs', () => {
  test('what is left out of a run does not happen in it, and all else may', async () => {
    const whole = await runWholeKiosk(6);
    const faults = new Set([...whole.world.hits.keys()].slice(0, 3));
    const { world, wishes } = await runWholeKiosk(6, { faults, wishes: new Set([0, 7]) });
    expect([...faults].filter((fault) => world.hits.has(fault))).toEqual([]);
    expect(world.hits.size).toBeGreaterThan(5);
    expect(wishes).toHaveLength(wishesPerRun - 2);
  });

  test('a run that does not fail needs nothing', async () => {
    expect(await shrink(6, 'lost', () => true)).toBeNull();
  });

  test('what one does need is said in a line', () => {
    const faults = new Map([
      ['5xx', 1],
      ['power cut', 2],
    ]);
    expect(shrunkLine({ faults, wishes: 3 })).toBe(
      'It still fails with 3 of 25 wishes and no more than: 5xx, power cut (2)',
    );
  });
});

describe('time in the simulation', () => {
  test('passes only when everything that can run without it has run', async () => {
    const world = createWorld(seededRandom(1), settle);
    const said: string[] = [];
    async function longWay(name: string): Promise<void> {
      for (let step = 0; step < 1_000; step++) await Promise.resolve();
      said.push(name);
    }
    for (const [at, name] of ['first', 'second', 'third'].entries())
      world.after(at, () => void longWay(name).then(() => said.push(`after ${name}`)));
    await world.run(() => said.length === 6, 10);
    expect(said).toEqual(['first', 'after first', 'second', 'after second', 'third', 'after third']);
  });

  test('two things at one moment happen as they were put down', async () => {
    const world = createWorld(seededRandom(1), settle);
    const happened: number[] = [];
    const times = [5, 3, 5, 1, 3, 5, 0, 9, 1];
    for (const [number, at] of times.entries()) world.after(at, () => void happened.push(number));
    await world.run(() => false, 5);
    expect(happened).toEqual([6, 3, 8, 1, 4, 0, 2, 5]);
  });
});
