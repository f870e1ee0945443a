import { describe, expect, test } from 'vitest';
import { withSum } from '../sync/office/twin-file.ts';
import { keptBy, storedIn } from './kept-key.ts';

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

describe('what stands in the file of the device’s key', () => {
  const bare = stored(0, 'k'.repeat(32));
  const locked = stored(1, 'v10 locked with a password');

  test.each([
    ['with its sum', withSum(bare), bare],
    ['as the first ones were', bare, bare],
    ['locked, as the first ones were', locked, locked],
    ['cut', withSum(bare).subarray(0, 33), null],
    ['cut, and never had a sum', bare.subarray(0, 20), null],
    ['of nothing', Buffer.alloc(0), null],
    ['of zeros', Buffer.alloc(45), null],
  ])('OB50 one %s', (_, file, expected) => {
    expect(storedIn(file)).toEqual(expected);
  });
});
