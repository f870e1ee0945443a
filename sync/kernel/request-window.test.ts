import { describe, expect, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { cancellationSource } from './clock.ts';
import { seededRandom } from './random.ts';
import { requestWindow } from './request-window.ts';

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The most of these moments that lie within one second. */
function mostInASecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((one, other) => one - other);
  const within = sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1_000).length);
  return Math.max(0, ...within);
}

/** So many requests at once over a line that takes up to `slowestMs` there and as long back; when each arrived. */
async function arrivals(limit: number, requests: number, slowestMs: number, seed: number): Promise<number[]> {
  const clock = scriptedClock();
  const random = seededRandom(seed);
  const window = requestWindow(clock, () => limit);
  const arrived: number[] = [];
  const send = async () => {
    const answered = await window.turn();
    clock.after(random.below(slowestMs), () => {
      arrived.push(clock.monotonic());
      clock.after(random.below(slowestMs), () => answered?.());
    });
  };
  for (let number = 0; number < requests; number++) void send();
  while (arrived.length < requests) {
    await turnOfTheLoop();
    clock.advance(1);
  }
  return arrived;
}

describe('turns for requests', () => {
  test.each([1, 20, 900])(
    'OB29 in no second more arrive than are allowed, on a line of up to %d ms each way',
    async (slowestMs) => {
      for (const seed of [1, 2, 3]) {
        const arrived = await arrivals(20, 100, slowestMs, seed);
        expect(mostInASecond(arrived)).toBeLessThanOrEqual(20);
      }
    },
  );

  test('OB29 all that is allowed is made use of', async () => {
    const arrived = await arrivals(60, 300, 5, 1);
    expect(mostInASecond(arrived)).toBe(60);
    expect(Math.max(...arrived)).toBeLessThan(4_100);
  });

  test('OB29 one in two seconds is one in two seconds', async () => {
    const arrived = await arrivals(0.5, 3, 1, 1);
    expect(arrived.map((at) => Math.floor(at / 2_000))).toEqual([0, 1, 2]);
  });

  test('OB29 what is not answered goes on counting', async () => {
    const clock = scriptedClock();
    const window = requestWindow(clock, () => 1);
    await window.turn();
    let second = false;
    void window.turn().then(() => (second = true));
    clock.advance(3_600_000);
    await turnOfTheLoop();
    expect(second).toBe(false);
  });

  test('who gives up while waiting takes no turn, and closing lets nobody wait', async () => {
    const window = requestWindow(scriptedClock(), () => 1);
    await window.turn();
    const givingUp = cancellationSource();
    const [gaveUp, waited] = [window.turn(givingUp), window.turn()];
    givingUp.cancel();
    expect(await gaveUp).toBeNull();
    window.close();
    expect(await waited).toBeNull();
    expect(await window.turn()).toBeNull();
  });
});
