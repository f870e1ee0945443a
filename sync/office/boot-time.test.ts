import { uptime } from 'node:os';
import { expect, test } from 'vitest';
import { openBootTime } from './boot-time.ts';

test('FR9 the host names its boot, and says how long it has been up, with the hundredths', () => {
  const read = openBootTime();
  const { boot, upMs } = read();
  expect(boot.length).toBeGreaterThan(10);
  expect(read().boot).toBe(boot);
  // Both read the same clock of the system, one of them perhaps in whole seconds.
  expect(Math.abs(upMs - uptime() * 1_000)).toBeLessThan(1_500);
  expect(read().upMs).toBeGreaterThanOrEqual(upMs);
});
