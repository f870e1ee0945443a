import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { fail, succeed } from '../kernel/result.ts';
import { startRetention } from './retention-loop.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Orders that became final one after the other, and a lever for a disk that fails. */
function bench(count = 1) {
  const clock = scriptedClock();
  const finalAt = new Map(Array.from({ length: count }, (_, at) => [`order-${at}`, clock.now()]));
  const done: string[] = [];
  const levers = { keyDisk: true, journalDisk: true };
  const loop = startRetention({
    orders: {
      toWipe: (before, most) =>
        [...finalAt]
          .filter(([, at]) => at <= before)
          .map(([id]) => id)
          .slice(0, most),
      async wiped(id) {
        if (!levers.journalDisk) return fail('disk-failed');
        finalAt.delete(id);
        return succeed(done.push(`written ${id}`));
      },
    },
    keys: {
      async wipe(id) {
        return levers.keyDisk ? succeed(done.push(`destroyed ${id}`)) : fail('disk-failed');
      },
    },
    ...{ clock, logger: silentLogger, keepMs: 30 * dayMs },
  });
  onTestFinished(() => loop.close());
  return { clock, finalAt, done, levers, loop };
}

describe('how long what is personal is kept', () => {
  test('OB41 the key goes first, then it is written down, and not a day before its time', async () => {
    const { clock, done } = bench();
    await clock.advance(30 * dayMs - hourMs);
    expect(done).toEqual([]);
    await clock.advance(2 * hourMs);
    expect(done).toEqual(['destroyed order-0', 'written order-0']);
    await clock.advance(30 * dayMs);
    expect(done).toHaveLength(2);
  });

  test('OB41 what could not be written down is done again', async () => {
    const { clock, done, levers } = bench();
    levers.journalDisk = false;
    await clock.advance(30 * dayMs + hourMs);
    levers.journalDisk = true;
    await clock.advance(hourMs);
    expect(done).toEqual(['destroyed order-0', 'destroyed order-0', 'written order-0']);
  });

  test('OB41 a key that could not be destroyed is not called wiped', async () => {
    const { clock, done, levers } = bench();
    levers.keyDisk = false;
    await clock.advance(30 * dayMs + 2 * hourMs);
    expect(done).toEqual([]);
    levers.keyDisk = true;
    await clock.advance(hourMs);
    expect(done).toEqual(['destroyed order-0', 'written order-0']);
  });

  test('a thousand at once are done in rounds, with a breath in between', async () => {
    const { clock, done, finalAt } = bench(1_000);
    await clock.advance(30 * dayMs + 60_000);
    expect(finalAt.size).toBe(950);
    await clock.advance(1_000);
    expect(finalAt.size).toBe(900);
    await clock.advance(60_000);
    expect([finalAt.size, done.length]).toEqual([0, 2_000]);
  });

  test('closing ends it after the order it is at, with no timer left', async () => {
    const { clock, loop, done } = bench(10);
    await clock.advance(10_000);
    await loop.close();
    expect([clock.timers, done]).toEqual([0, []]);
  });
});
