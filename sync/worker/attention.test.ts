import { expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { createAttention } from './attention.ts';

function attended() {
  const clock = scriptedClock(1_700_000_000_000);
  const attention = createAttention(clock);
  let quiet = false;
  const wait = () => void attention.quiet().then(() => (quiet = true));
  return { clock, attention, wait, isQuiet: () => quiet };
}

test('RP17 where nobody asks nothing waits', async () => {
  const { clock, wait, isQuiet } = attended();
  wait();
  await clock.advance(0);
  expect(isQuiet()).toBe(true);
});

test('RP17 a pull waits until the shopper has stopped asking', async () => {
  const { clock, attention, wait, isQuiet } = attended();
  attention.asked();
  wait();
  for (let letter = 0; letter < 5; letter++) {
    await clock.advance(120);
    expect(isQuiet()).toBe(false);
    attention.asked();
  }
  await clock.advance(199);
  expect(isQuiet()).toBe(false);
  await clock.advance(1);
  expect(isQuiet()).toBe(true);
});

test('RP17 and for two seconds at most', async () => {
  const { clock, attention, wait, isQuiet } = attended();
  attention.asked();
  wait();
  for (let passed = 0; passed < 1_950; passed += 50) {
    attention.asked();
    await clock.advance(50);
  }
  expect(isQuiet()).toBe(false);
  attention.asked();
  await clock.advance(50);
  expect(isQuiet()).toBe(true);
});

test('RP17 who has been patient once is not held again before it was quiet', async () => {
  const { clock, attention } = attended();
  attention.asked();
  const first = attention.quiet();
  for (let passed = 0; passed < 2_000; passed += 50) {
    await clock.advance(50);
    attention.asked();
  }
  await first;
  const from = clock.monotonic();
  for (let slice = 0; slice < 20; slice++) {
    attention.asked();
    await attention.quiet();
  }
  expect(clock.monotonic()).toBe(from);
});

test('RP17 who waits is let go at the end', async () => {
  const { clock, attention, wait, isQuiet } = attended();
  attention.asked();
  wait();
  attention.close();
  await clock.advance(0);
  expect(isQuiet()).toBe(true);
});
