import { parseArgs } from 'node:util';
import { stopSignal } from '../../build/processes/stop-signal.ts';
import { owned } from '../harness/owned.ts';
import { damage } from './damage.ts';
import { kill } from './kill.ts';
import { orders } from './orders.ts';
import type { Soak, SoakResult } from './soak.ts';

const soaks: readonly Soak[] = [orders, kill, damage];
const usage = [
  'npm run soak -- NAME [--seed S] [--count N] [--json]',
  '',
  ...soaks.map(({ name, about }) => `  ${name.padEnd(10)}${about}`),
].join('\n');
/** What a shell says of a command that was interrupted. */
const interrupted = 130;

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usage}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      allowPositionals: true,
      options: { seed: text, count: text, json: { type: 'boolean', default: false } },
    });
  } catch (error) {
    return leave(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : leave(`--${option} is "${text}"; it takes a whole number`);
}

const { values, positionals } = readArguments();
const soak = soaks.find(({ name }) => name === positionals[0]);
if (!soak || positionals.length !== 1)
  leave(positionals[0] === undefined ? 'Which soak?' : `There is no soak "${positionals.join(' ')}".`);
const seed = wholeNumber('seed', values.seed) ?? Date.now() % 1_000_000_000;
const count = wholeNumber('count', values.count);
const say = (line: string) => void process.stderr.write(`${line}\n`);
say(`${soak.name}, seed ${seed}`);

const own = owned();
let isInterrupted = false;
void stopSignal().then(async () => {
  isInterrupted = true;
  await own.closeAll().catch(() => {});
  process.exit(interrupted);
});

async function runAndClose({ run }: Soak): Promise<SoakResult> {
  try {
    return await run({ seed, count, own, say });
  } catch (error) {
    // What was closed under its feet fails; the process ends when all is closed.
    if (isInterrupted) return await new Promise<never>(() => {});
    throw error;
  } finally {
    await own.closeAll();
  }
}

const { figures, besides, failed } = await runAndClose(soak);
for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(24)}${value}`);
if (values.json) console.log(JSON.stringify({ soak: soak.name, seed, figures, ...besides }));
process.exit(failed ? 1 : 0);
