import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, succeed } from '../kernel/result.ts';
import { carried } from './simulation/carried.fixture.ts';
import { anOrder, benchKiosk, placedAs } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const id = anOrder(1).id;

describe('many orders', () => {
  test('OB8 orders that are refused, or for ever put off, delay no other', async () => {
    const kiosk = bench();
    kiosk.script.prepare = (intent) =>
      Number.parseInt(intent.slice(-4), 16) <= 8 ? { kind: 'Stale', message: '' } : null;
    kiosk.script.commit = (intent) =>
      intent.endsWith('9') ? { outcome: 'rejected', error: { kind: 'Invalid', message: '' } } : placedAs(intent);
    const outbox = await kiosk.open();
    for (let number = 1; number <= 30; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(5_000);
    const states = outbox.changesAfter(0).orders.map(({ state }) => state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    expect([count('queued'), count('needs-human'), count('placed')]).toEqual([8, 2, 20]);
  });

  test('within a cart the second order waits for the first, and for nothing longer', async () => {
    const kiosk = bench();
    let away = true;
    kiosk.script.commit = (intent) =>
      intent === id && away ? { outcome: 'rejected', error: transient } : placedAs(intent);
    const outbox = await kiosk.open();
    for (const number of [1, 2]) await kiosk.wait(outbox.accept(anOrder(number, { cart: 'cart' })));
    await kiosk.pass(5_000);
    expect(kiosk.sent.every(({ intent }) => intent === id)).toBe(true);
    away = false;
    await kiosk.pass(60_000);
    expect(outbox.counts().waiting).toBe(0);
    const commits = kiosk.sent.filter(({ what }) => what === 'commit').map(({ intent }) => intent);
    expect(commits.slice(-2)).toEqual([id, anOrder(2).id]);
  });

  test('OB10 nothing is sent before the store said it may be, and not all at once after', async () => {
    const kiosk = bench();
    let limited = true;
    kiosk.script.prepare = () => (limited ? { kind: 'RateLimited', message: '', retryAfterMs: 10_000 } : null);
    const outbox = await kiosk.open();
    for (let number = 1; number <= 6; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(100);
    limited = false;
    const early = kiosk.sent.length;
    const lastRefusal = kiosk.sent.at(-1)?.at ?? 0;
    await kiosk.pass(60_000);
    const later = kiosk.sent.slice(early).map(({ at }) => at);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(lastRefusal + 10_000);
    expect(new Set(later.map((at) => Math.round(at))).size).toBeGreaterThan(6);
    expect(outbox.counts().waiting).toBe(0);
  });

  test('OB10 a store that asks for a day is left alone for an hour', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => ({ kind: 'RateLimited', message: '', retryAfterMs: 86_400_000 });
    const { outbox } = await carried(kiosk, {}, 3_590_000);
    expect(kiosk.sent).toHaveLength(1);
    kiosk.script.prepare = () => null;
    await kiosk.pass(120_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('never faster than the store allows', async () => {
    const kiosk = bench();
    kiosk.capabilities.requestsPerSecond = 20;
    const outbox = await kiosk.open();
    for (let number = 1; number <= 40; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(30_000);
    expect(outbox.counts().waiting).toBe(0);
    const times = kiosk.sent.map(({ at }) => at);
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 999).length).toBeLessThanOrEqual(21);
  });
});

describe('the store is away', () => {
  test('OB3 orders are taken all the same, nothing is sent but the probe, and they go out within 2 s of its return', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail(transient);
    const { outbox, view } = await carried(kiosk);
    expect(view?.state).toBe('queued');
    expect(kiosk.sent).toEqual([]);
    expect(outbox.reachability.connection()).toMatchObject({ state: 'away', reason: 'unreachable' });
    kiosk.script.info = () => succeed(null);
    await kiosk.pass(2_100);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
    expect(outbox.reachability.connection().state).toBe('connected');
  });

  test('OB11 not being let in pauses everything, drops nothing, and ends by itself', async () => {
    const kiosk = bench();
    const auth: CommerceError = { kind: 'Auth', message: '' };
    kiosk.script.prepare = () => auth;
    kiosk.script.info = () => (kiosk.sent.length > 0 ? fail(auth) : succeed(null));
    const outbox = await kiosk.open();
    for (let number = 1; number <= 10; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(600_000);
    expect(outbox.reachability.connection()).toMatchObject({ state: 'away', reason: 'refused' });
    expect(outbox.counts()).toEqual({ waiting: 10, asking: 0, needsHuman: 0 });
    expect(kiosk.sent.length).toBeLessThanOrEqual(10);
    kiosk.script.prepare = () => null;
    kiosk.script.info = () => succeed(null);
    await kiosk.pass(700_000);
    expect(outbox.counts()).toEqual({ waiting: 0, asking: 0, needsHuman: 0 });
  });

  test('a store that answers its probe and fails at everything else is left in peace for a while', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => transient;
    const outbox = await kiosk.open();
    for (let number = 1; number <= 20; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(60_000);
    expect(kiosk.sent.length).toBeLessThan(50);
    expect(outbox.counts().waiting).toBe(20);
    kiosk.script.prepare = () => null;
    await kiosk.pass(600_000);
    expect(outbox.counts().waiting).toBe(0);
  });
});
