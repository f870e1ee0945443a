import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, succeed } from '../kernel/result.ts';
import { anOrder, benchKiosk, placedAs } from './simulation/bench-kiosk.ts';

const bench = (seed = 1) => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)), seed);
type Bench = ReturnType<typeof bench>;
const transient: CommerceError = { kind: 'Transient', message: '' };
const minuteMs = 60_000;

/** An outbox in which so many orders wait for a store that is away, their shoppers gone. */
async function backlog(kiosk: Bench, orders: number) {
  kiosk.script.info = () => fail(transient);
  const outbox = await kiosk.open();
  for (let number = 1; number <= orders; number++) await kiosk.wait(outbox.accept(anOrder(number)));
  outbox.visitEnded();
  return outbox;
}

const idOf = (number: number) => anOrder(number).id;

/** The moments, from now on, at which orders set out. */
async function settingOut(kiosk: Bench, ms: number): Promise<ReadonlyMap<string, number>> {
  const [from, before] = [kiosk.world.now(), kiosk.sent.length];
  kiosk.script.info = () => succeed(null);
  await kiosk.pass(ms);
  const prepares = kiosk.sent.slice(before).filter(({ what }) => what === 'prepare');
  return new Map(prepares.map(({ intent, at }) => [intent, at - from]));
}

describe('a backlog when the store is back', () => {
  test('OB30 is spread over the window that the store states, evenly, from another moment in each kiosk', async () => {
    const firsts: number[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const kiosk = bench(seed);
      kiosk.capabilities.spreadMs = minuteMs;
      await backlog(kiosk, 20);
      const times = [...(await settingOut(kiosk, 2 * minuteMs)).values()];
      expect(times).toHaveLength(20);
      for (let third = 0; third < 3; third++) {
        const inThird = times.filter((at) => Math.floor(at / 21_000) === third).length;
        expect(inThird).toBeGreaterThanOrEqual(5);
      }
      firsts.push(Math.min(...times));
    }
    expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(500);
  });

  test('OB30 a store that comes and goes does not put it off for ever', async () => {
    const kiosk = bench();
    kiosk.capabilities.spreadMs = minuteMs;
    const outbox = await backlog(kiosk, 3);
    for (let round = 0; round < 12; round++) {
      kiosk.script.info = () => succeed(null);
      await kiosk.pass(20_000);
      kiosk.script.info = () => fail(transient);
      await kiosk.pass(20_000);
    }
    expect(outbox.counts().waiting).toBe(0);
  });

  test('OB32 an order whose shopper is here does not wait for the window, and goes before all others', async () => {
    const kiosk = bench();
    kiosk.capabilities.spreadMs = minuteMs;
    const outbox = await backlog(kiosk, 50);
    await kiosk.wait(outbox.accept(anOrder(99)));
    const times = await settingOut(kiosk, 2 * minuteMs);
    expect(times.get(idOf(99))).toBeLessThan(2_000);
    expect([...times.keys()][0]).toBe(idOf(99));
  });

  test('OB32 without a window too, among a thousand that are due at once', async () => {
    const kiosk = bench();
    kiosk.capabilities.requestsPerSecond = 60;
    const outbox = await backlog(kiosk, 1_000);
    await kiosk.wait(outbox.accept(anOrder(2_000)));
    const first = (await settingOut(kiosk, 30_000)).get(idOf(2_000)) ?? Number.NaN;
    expect(first).toBeLessThan(2_000);
    const before = kiosk.sent.length;
    await kiosk.wait(outbox.accept(anOrder(2_001)));
    await kiosk.pass(2_000);
    expect(kiosk.sent.slice(before).some(({ intent }) => intent === idOf(2_001))).toBe(true);
  });

  test('OB32 whoever has left, or came five minutes ago, is not here any more', async () => {
    for (const leave of [(outbox: { visitEnded(): void }) => outbox.visitEnded(), null]) {
      const kiosk = bench();
      kiosk.capabilities.spreadMs = 10 * minuteMs;
      const outbox = await backlog(kiosk, 0);
      await kiosk.wait(outbox.accept(anOrder(1)));
      if (leave === null) await kiosk.pass(5 * minuteMs);
      else leave(outbox);
      expect((await settingOut(kiosk, 11 * minuteMs)).get(idOf(1))).toBeGreaterThan(5_000);
    }
  });

  test('a thousand orders leave a healthy store that allows 60 requests a second within 60 seconds', async () => {
    const kiosk = bench();
    kiosk.capabilities.requestsPerSecond = 60;
    const outbox = await backlog(kiosk, 1_000);
    kiosk.script.info = () => succeed(null);
    await kiosk.pass(minuteMs);
    expect(outbox.counts().waiting).toBe(0);
  });
});

/** What was asked before in vain, and again in vain. */
const inVain = (asked: readonly { readonly what: string; readonly intent: string; readonly good: boolean }[]) => {
  const failed = new Set<string>();
  let count = 0;
  for (const { what, intent, good } of asked) {
    const key = `${what} ${intent}`;
    if (!good && failed.has(key)) count++;
    if (good) failed.delete(key);
    else failed.add(key);
  }
  return count;
};

describe('the budget for trying again', () => {
  test.each([
    ['all', 1],
    ['half', 0.5],
    ['a tenth', 0.1],
  ])(
    'OB31 of a store that fails %s of what it is asked, over four hours, no more than a tenth of what it answers is asked in vain again',
    async (_, share) => {
      const kiosk = bench(7);
      const asked: { what: string; intent: string; good: boolean }[] = [];
      const fails = (what: string, intent: string) => {
        const good = !kiosk.world.chance(share);
        asked.push({ what, intent, good });
        return !good;
      };
      kiosk.script.prepare = (intent) => (fails('prepare', intent) ? transient : null);
      kiosk.script.commit = (intent) =>
        fails('commit', intent) ? { outcome: 'rejected', error: transient } : placedAs(intent);
      const outbox = await kiosk.open();
      const hours = 4;
      for (let number = 1; number <= hours * 60; number++) {
        await kiosk.wait(outbox.accept(anOrder(number)));
        await kiosk.pass(minuteMs);
      }
      const answered = asked.filter(({ good }) => good).length + kiosk.said().filter((what) => what === 'quote').length;
      const reserve = 10;
      const trials = hours * 60;
      expect(inVain(asked)).toBeLessThanOrEqual(answered / 10 + reserve + trials);
    },
  );

  test('OB31 with nothing left, a store that is well again has all its orders soon', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => ({ kind: 'Stale', message: '' });
    const outbox = await kiosk.open();
    for (let number = 1; number <= 100; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(60 * minuteMs);
    kiosk.script.prepare = () => null;
    await kiosk.pass(8 * minuteMs);
    expect(outbox.counts().waiting).toBe(0);
  });
});
