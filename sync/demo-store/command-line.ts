import { parseArgs } from 'node:util';
import { fail, succeed, type Result } from '../kernel/result.ts';
import type { StoreOptions } from './store.ts';

export const help = `demo store: a complete commerce server for trying out and testing the kiosk

  --port N            where it listens on this machine (4410; 0 for any free port)
  --control-port N    where its page and its levers stay within reach while the store is closed (port + 1)
  --data DIR          where it keeps its catalog and its orders (demo-store-data); each size and seed has a file of its own there
  --products N        how many products the catalog has, 1 to 3000000 (2000)
  --seed N            another seed, another catalog (1)
  --closed-after T    closes the store, as if its line were cut, so long after some kiosk has first had the whole catalog: 30s, 5m
  --town-speed N      how much faster than real the town lives and buys; 0 lets it rest (chosen so that about one thing a second is bought)
  --help              this text
`;

export type Command = { readonly what: 'help' } | { readonly what: 'run'; readonly options: StoreOptions };

/** What was asked for on the command line, or a sentence that says what is wrong with it. */
export function readCommandLine(args: readonly string[]): Result<Command, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: known, strict: true, allowPositionals: false });
    if (values.help === true) return succeed({ what: 'help' });
    return succeed({ what: 'run', options: optionsFrom(values) });
  } catch (problem) {
    return fail(problem instanceof Error ? firstSentence(problem.message) : 'The command line cannot be read.');
  }
}

const known = {
  port: { type: 'string', default: '4410' },
  'control-port': { type: 'string' },
  data: { type: 'string', default: 'demo-store-data' },
  products: { type: 'string', default: '2000' },
  seed: { type: 'string', default: '1' },
  'closed-after': { type: 'string' },
  'town-speed': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = { readonly [Name in Exclude<keyof typeof known, 'help'>]?: string | undefined };

const lastPort = 65_535;
const mostProducts = 3_000_000;
const mostSpeed = 100_000;

function optionsFrom(values: Values): StoreOptions {
  const port = whole('--port', values.port, 0, lastPort);
  const closedAfter = values['closed-after'];
  const speed = values['town-speed'];
  return {
    port,
    controlPort: whole('--control-port', values['control-port'] ?? String(nextPort(port)), 0, lastPort),
    dataDir: values.data ?? '',
    products: whole('--products', values.products, 1, mostProducts),
    seed: whole('--seed', values.seed, 0, 0xffff_ffff),
    ...(closedAfter !== undefined && { closedAfterMs: duration('--closed-after', closedAfter) }),
    ...(speed !== undefined && { townSpeed: whole('--town-speed', speed, 0, mostSpeed) }),
  };
}

const nextPort = (port: number): number => (port === 0 || port === lastPort ? 0 : port + 1);

function whole(name: string, value: string | undefined, least: number, most: number): number {
  const read = Number(value);
  if (!/^\d+$/.test(value ?? '') || read < least || read > most)
    throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${value}".`);
  return read;
}

function duration(name: string, value: string): number {
  const [, count, unit] = /^(\d{1,6})(ms|s|m)$/.exec(value) ?? [];
  if (count === undefined) throw new Error(`${name} takes a time such as 30s or 5m, not "${value}".`);
  return Number(count) * (unit === 'm' ? 60_000 : unit === 's' ? 1_000 : 1);
}

/** Node explains an unknown option in three sentences; the first one names it. */
const firstSentence = (message: string): string => `${message.split('. ')[0]?.replace(/\.$/, '')}.`;
