import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_USAGE, Failure } from '../setup/failure.mjs';
import { dataFolder } from '../user-folders.ts';

export interface StartOptions {
  browser: boolean;
  /** How long the store stays open, in the demo store's own form. */
  offlineAfter: string | undefined;
  products: number;
  seed: number;
  port: number;
  storePort: number;
  data: string;
  size: { width: number; height: number };
}

export const HELP = `npm start -- [options]     opens the kiosk on the demo store

  --browser            serve the kiosk on loopback for a browser instead of opening a window
  --port N             where the browser's kiosk is served (4400)
  --store-port N       where the demo store is served, and its page one port above (4410)
  --offline-after T    cut the store off after a time such as 30s or 5m
  --products N         how many products the demo store has (2000)
  --seed S             which catalog and which town (1)
  --data DIR           where everything is kept (the data folder of your account)
  --portrait           a window of 1080x1920, as most kiosks stand (the default)
  --landscape          a window of 1920x1080
  --help               this text
`;

const PORTRAIT = { width: 1080, height: 1920 };
const LANDSCAPE = { width: 1920, height: 1080 };
const MOST_PRODUCTS = 3_000_000;
const LARGEST_SEED = 0xffff_ffff;
const LARGEST_PORT = 65_535;

export function parseStartOptions(args: readonly string[]): StartOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  if (values.portrait && values.landscape)
    throw usage('--portrait and --landscape exclude each other: give one of them.');
  const port = whole('--port', values.port, 1, LARGEST_PORT);
  const storePort = whole('--store-port', values['store-port'], 1, LARGEST_PORT - 1);
  if (port === storePort || port === storePort + 1) {
    throw usage(
      `--port is ${port}, and the demo store takes ${storePort} and ${storePort + 1}: give --port another number.`,
    );
  }
  return {
    browser: values.browser,
    offlineAfter: duration('--offline-after', values['offline-after']),
    products: whole('--products', values.products, 1, MOST_PRODUCTS),
    seed: whole('--seed', values.seed, 0, LARGEST_SEED),
    port,
    storePort,
    data: resolve(values.data ?? dataFolder()),
    size: values.landscape ? LANDSCAPE : PORTRAIT,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        browser: { type: 'boolean', default: false },
        port: { type: 'string', default: '4400' },
        'store-port': { type: 'string', default: '4410' },
        'offline-after': { type: 'string' },
        products: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        data: { type: 'string' },
        portrait: { type: 'boolean', default: false },
        landscape: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw usage(`${what}. All options: npm start -- --help`);
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw usage(`${name} is "${text}"; it takes a whole number from ${least} to ${most}.`);
}

function duration(name: string, text: string | undefined): string | undefined {
  if (text === undefined || /^\d{1,6}(ms|s|m)$/.test(text)) return text;
  throw usage(`${name} is "${text}"; it takes a time such as 30s or 5m.`);
}

const usage = (sentence: string) => new Failure(sentence, EXIT_USAGE);
