import { describe, expect, test } from 'vitest';
import { HELP, parseStartOptions } from './options.ts';

describe('npm start', () => {
  test('opens an upright window on a store of 2,000 products when nothing is asked for', () => {
    expect(parseStartOptions(['--data', '/d'])).toEqual({
      browser: false,
      offlineAfter: undefined,
      products: 2000,
      seed: 1,
      port: 4400,
      storePort: 4410,
      data: '/d',
      size: { width: 1080, height: 1920 },
    });
  });

  test('takes every option that its help names', () => {
    const named = [...HELP.matchAll(/^ {2}(--[a-z-]+)( [A-Z]+)?/gm)].map(([, option = '', value]) => ({
      option,
      value,
    }));
    const values: Record<string, string> = {
      '--offline-after': '30s',
      '--data': '/d',
      '--port': '5000',
      '--store-port': '5010',
    };
    expect(named).toHaveLength(10);
    for (const { option, value } of named) {
      const args = value === undefined ? [option] : [option, values[option] ?? '7'];
      expect(() => parseStartOptions(args), option).not.toThrow();
    }
  });

  test.each([
    [['--wat'], /Unknown option '--wat'\. All options: npm start -- --help/],
    [['stray'], /Unexpected argument 'stray'/],
    [['--products'], /--products/],
    [['--products', '0'], /--products is "0"; it takes a whole number from 1 to 3000000\./],
    [['--products', '2e3'], /--products is "2e3"/],
    [['--seed', '-1'], /--seed/],
    [['--port', '65536'], /--port is "65536"/],
    [['--store-port', '65535'], /--store-port is "65535"/],
    [['--port', '4411'], /--port is 4411, and the demo store takes 4410 and 4411/],
    [['--offline-after', 'soon'], /--offline-after is "soon"; it takes a time such as 30s/],
    [['--landscape', '--portrait'], /exclude each other/],
  ])('%j is a wrong usage, and told in a sentence', (args, sentence) => {
    expect(() => parseStartOptions(args)).toThrow(sentence);
    expect(() => parseStartOptions(args)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
