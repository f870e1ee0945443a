import { expect, onTestFinished, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { type Resource, resources } from '../contract/feed.ts';
import type { HintsHeard } from '../contract/hint.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';
import { startHintWatch } from './hint-watch.ts';
import { type HintSource, officeHints } from './office-hints.ts';

/** An office that answers when the test says so. */
function scriptedOffice() {
  const asked: { readonly after: number; answer(heard: HintsHeard | null): void }[] = [];
  const source: HintSource = {
    after: (after, closing) =>
      new Promise((resolve) => {
        asked.push({ after, answer: resolve });
        closing.addEventListener('abort', () => resolve(null));
      }),
  };
  return { asked, source };
}

function watched() {
  const clock = scriptedClock();
  const { asked, source } = scriptedOffice();
  const told: (readonly Resource[])[] = [];
  const random = { next: () => 0.5, below: () => 0 };
  const watch = startHintWatch({ source, clock, random, onHint: (changed) => told.push(changed) });
  onTestFinished(() => watch.close());
  return { clock, asked, told, watch };
}

test('RP12 hints are handed on, and asked for from where the last answer ended, a moment later', async () => {
  const { clock, asked, told } = watched();
  asked[0]?.answer({ seq: 4, resources: [...resources] });
  await clock.advance(999);
  expect(asked.map(({ after }) => after)).toEqual([0]);
  await clock.advance(1);
  asked[1]?.answer({ seq: 6, resources: ['stock'] });
  await clock.advance(1_000);
  asked[2]?.answer({ seq: 6, resources: [] });
  await clock.advance(1_000);
  expect(asked.map(({ after }) => after)).toEqual([0, 4, 6, 6]);
  expect(told).toEqual([resources, ['stock']]);
});

test('RP12 an office that is away is asked ever more seldom, and as before once it answers', async () => {
  const { clock, asked } = watched();
  const pauses: number[] = [];
  for (let times = 0; times < 8; times++) {
    const before = asked.length;
    const since = clock.monotonic();
    asked.at(-1)?.answer(null);
    await eventually('it asks again', async () => {
      await clock.advance(100);
      return asked.length > before;
    });
    pauses.push(clock.monotonic() - since);
  }
  expect(pauses).toEqual([2_000, 3_000, 5_000, 9_000, 17_000, 31_000, 31_000, 31_000]);
  asked.at(-1)?.answer({ seq: 1, resources: ['price'] });
  await clock.advance(1_000);
  expect(asked).toHaveLength(10);
});

test('RP12 closing ends the question that is on its way, and asks no other', async () => {
  const { clock, asked, watch } = watched();
  await settled();
  watch.close();
  await clock.advance(120_000);
  expect(asked).toHaveLength(1);
  expect(clock.timers).toBe(0);
});

test('RP12 the back office is asked on one line, and what is no hint is none', async () => {
  const paths: unknown[] = [];
  const answers = [
    Response.json({ seq: 3, resources: ['stock'] }),
    Response.json({ seq: 'x' }),
    new Response('', { status: 503 }),
  ];
  const source = officeHints(async (path) => {
    paths.push(path);
    const answer = answers.shift();
    if (answer === undefined) throw new TypeError('refused');
    return answer;
  });
  const { signal } = new AbortController();
  expect(await source.after(2, signal)).toEqual({ seq: 3, resources: ['stock'] });
  for (let times = 0; times < 3; times++) expect(await source.after(3, signal)).toBeNull();
  expect(paths[0]).toBe('/api/hints?after=2&wait=25000');
});

async function hintedRig() {
  const { asked, source } = scriptedOffice();
  const rig = engineRig({ clock: scriptedClock(rigTime), eventually, settled }, memoryFeed(rigTime), source);
  onTestFinished(() => rig.stop());
  rig.feed.put('product', productRow('p1'));
  await rig.start();
  await rig.synced();
  const hint = async (...changed: Resource[]) => {
    asked.at(-1)?.answer({ seq: asked.length, resources: changed });
    await settled();
  };
  return { rig, hint };
}

test('RP12 what changed is here seconds after the hint, not at the next interval', async () => {
  const { rig, hint } = await hintedRig();
  rig.feed.put('product', productRow('p2'));
  rig.feed.put('stock', stockRow('p2-1', 'loc-1', 4));
  await rig.clock.advance(1_000);
  expect(await rig.content()).not.toEqual(contentOfFeed(rig.feed));
  await hint('product', 'stock');
  await rig.clock.advance(500);
  expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
});

test('RP12 hints do not press a store that does not answer', async () => {
  const { rig, hint } = await hintedRig();
  rig.feed.failing = { kind: 'RateLimited', message: 'too many', retryAfterMs: 60_000 };
  await hint('stock');
  await rig.clock.advance(1_000);
  const { pages } = rig.feed;
  for (let times = 0; times < 20; times++) {
    await hint('stock', 'price');
    await rig.clock.advance(1_000);
  }
  expect(rig.feed.pages).toBe(pages);
});
