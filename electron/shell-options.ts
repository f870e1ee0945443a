import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, type Result, succeed } from '../sync/kernel/result.ts';

export interface ShellOptions {
  readonly settingsPath: string;
  readonly dataFolder: string;
  readonly width: number;
  readonly height: number;
  readonly kiosk: boolean;
}

/** What the shell was started with. Switches of Chromium's own are left to Chromium. */
export function shellOptions(args: readonly string[]): Result<ShellOptions, string> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      settings: { type: 'string' },
      data: { type: 'string' },
      size: { type: 'string', default: '1080x1920' },
      kiosk: { type: 'boolean', default: false },
    },
  });
  const { settings, data, size, kiosk } = values;
  if (typeof settings !== 'string')
    return fail('--settings names no file: start with --settings /path/to/settings.json');
  if (typeof data !== 'string') return fail('--data names no folder: start with --data /path/to/folder');
  const [, width, height] = /^(\d{3,5})x(\d{3,5})$/.exec(String(size)) ?? [];
  if (!width || !height) return fail(`--size is "${String(size)}"; it takes a width and a height such as 1080x1920`);
  return succeed({
    settingsPath: settings,
    dataFolder: resolve(data),
    width: Number(width),
    height: Number(height),
    kiosk: kiosk === true,
  });
}
