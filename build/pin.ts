// `npm run pin`: asks for a PIN and prints what the settings hold of it. Typed, not given as an option: a command line is remembered.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { hashPin } from '../sync/office/pin.ts';
import { EXIT_USAGE, Failure } from './setup/failure.mjs';
import { runScript } from './setup/run-script.mjs';

const form = /^\d{4,12}$/;

async function askFor(words: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(words);
  // What is typed is not shown.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  for await (const line of lines) return line.trim();
  return '';
}

await runScript(async () => {
  const pin = await askFor('PIN, 4 to 12 digits: ');
  if (!form.test(pin)) throw new Failure('A PIN is 4 to 12 digits. Six are a good number.', EXIT_USAGE);
  process.stdout.write(`${await hashPin(pin, randomBytes)}\n`);
  return 0;
});
