import { describe, expect, test } from 'vitest';
import { isForbiddenKey } from './kiosk-policy.main.ts';
import { restartBudget } from './restart-budget.ts';
import { shellOptions } from './shell-options.ts';

const press = (key: string, modifiers: { control?: boolean; alt?: boolean; meta?: boolean } = {}) =>
  isForbiddenKey({ type: 'keyDown', key, control: false, alt: false, meta: false, ...modifiers });

describe('a shopper at the keyboard', () => {
  test.each(['F5', 'F11', 'F12', 'BrowserBack'])('cannot use %s', (key) => expect(press(key)).toBe(true));
  test.each(['r', 'w', 'n', 'p', '+', '-', 'Tab'])('cannot use Ctrl+%s', (key) =>
    expect(press(key, { control: true })).toBe(true),
  );
  test('cannot leave with Alt+F4 or Alt+Left', () => {
    expect(press('F4', { alt: true })).toBe(true);
    expect(press('ArrowLeft', { alt: true })).toBe(true);
  });
  test('can type, scan and edit text', () => {
    for (const key of ['a', '7', 'Enter', 'Backspace', 'ArrowLeft', 'Tab', 'ß']) expect(press(key)).toBe(false);
    expect(press('v', { control: true })).toBe(false);
  });
});

describe('restarting the window', () => {
  test('three crashes in the window are mended, the fourth is not, and an hour later it is again', () => {
    const budget = restartBudget(3, 300_000);
    expect([0, 1, 2, 3].map((second) => budget.spend(second * 1_000))).toEqual([true, true, true, false]);
    expect(budget.spend(3_600_000)).toBe(true);
  });
});

describe('starting the shell', () => {
  test('takes the settings, the data folder and a size', () => {
    expect(shellOptions(['--settings', '/s.json', '--data', '/d', '--size', '1920x1080', '--no-sandbox'])).toEqual({
      ok: true,
      value: { settingsPath: '/s.json', dataFolder: '/d', width: 1920, height: 1080, kiosk: false },
    });
  });
  test.each([
    [['--data', '/d'], /--settings/],
    [['--settings', '/s'], /--data/],
    [['--settings', '/s', '--data', '/d', '--size', 'big'], /--size is "big"/],
  ])('%j is answered with what is wrong', (args, sentence) => {
    expect(shellOptions(args)).toMatchObject({ ok: false, problem: expect.stringMatching(sentence) as string });
  });
});
