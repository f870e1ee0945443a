import { describe, expect, test } from 'vitest';
import { keptBy } from './kept-key.ts';

const stored = (how: number, text: string) => Buffer.concat([Buffer.of(how), Buffer.from(text)]);

describe('what the device’s key is kept by', () => {
  test.each([
    ['linux', stored(1, 'v11…'), 'keychain'],
    ['linux', stored(1, 'v10…'), 'fixed-password'],
    ['linux', stored(0, 'v11…'), 'file'],
    ['darwin', stored(1, 'v10…'), 'keychain'],
    ['win32', stored(1, 'v10…'), 'keychain'],
    ['win32', stored(0, ''), 'file'],
  ] as const)('OB44 on %s, stored as %o: %s', (platform, bytes, expected) => {
    expect(keptBy(bytes, platform)).toBe(expected);
  });
});
