import { expect, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { watchReachability } from './reachability.ts';

test('OB10 a connector whose probe throws is a store that is away, and asked again after a pause', async () => {
  const clock = scriptedClock();
  let probes = 0;
  const probe = async () => {
    probes++;
    throw new Error('a bug');
  };
  const random = { next: () => 0.5, below: () => 0 };
  const watch = watchReachability({ probe, clock, random, logger: silentLogger, onChange: () => {} });
  // Half of the first pause after one failure.
  await clock.waitedFor(250);
  expect(watch.connection()).toMatchObject({ state: 'away', reason: 'unreachable' });
  expect(probes).toBe(1);
  clock.advance(250);
  await clock.waitedFor(500);
  expect(probes).toBe(2);
  watch.close();
});
