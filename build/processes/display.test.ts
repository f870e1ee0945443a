import { expect, test } from 'vitest';
import { hasDisplay } from './display.ts';

test.each([
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: '' }, false],
  ['linux', {}, false],
  ['win32', {}, true],
] as const)('on %s with %j there is something to draw on: %s', (platform, env, there) => {
  expect(hasDisplay(env, platform)).toBe(there);
});
