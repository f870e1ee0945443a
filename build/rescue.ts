// `npm run rescue`: the orders of a kiosk that died, as a file for another one.
import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rescueOrders } from '../sync/office/rescue-orders.ts';
import { EXIT_USAGE, Failure } from './setup/failure.mjs';
import { runScript } from './setup/run-script.mjs';

const USAGE = `Usage: npm run rescue -- --data FOLDER --key FILE --out FOLDER [--sign FILE]

  --data FOLDER   the data folder of the kiosk that died, or a copy of it; nothing in it is changed
  --key FILE      the retailer's private recovery key, PEM
  --out FOLDER    where the file with the orders is written: a memory stick, a share
  --sign FILE     the private key the file is signed with, Ed25519, PEM; needed where kiosks name whose files they take`;

interface Options {
  readonly data: string;
  readonly key: string;
  readonly out: string;
  readonly sign: string | undefined;
}

function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { data, key, out, sign } = parse(args, { data: text, key: text, out: text, sign: text });
  if (data === undefined || key === undefined || out === undefined) throw new Failure(USAGE, EXIT_USAGE);
  return { data: resolve(data), key, out: resolve(out), sign };
}

function parse(args: string[], options: Record<keyof Options, { type: 'string' }>) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new Failure(USAGE, EXIT_USAGE);
  }
}

function readPrivateKey(path: string, what: string) {
  try {
    return createPrivateKey(readFileSync(path, 'utf8'));
  } catch {
    throw new Failure(`${path} holds no ${what} in PEM form that can be read without a passphrase.`, EXIT_USAGE);
  }
}

await runScript(async () => {
  const { data, key, out, sign } = readOptions(process.argv.slice(2));
  const recoveryKey = readPrivateKey(key, 'private recovery key').export({ type: 'pkcs8', format: 'pem' }).toString();
  const signing = sign === undefined ? null : readPrivateKey(sign, 'private key');
  if (signing !== null && signing.asymmetricKeyType !== 'ed25519')
    throw new Failure(`${sign} is no Ed25519 key.`, EXIT_USAGE);
  const signingKey = signing === null ? null : signing.export({ type: 'pkcs8', format: 'der' });
  const rescued = await rescueOrders({ dataDir: data, recoveryKey, signingKey, now: Date.now(), randomBytes });
  if (!rescued.ok) throw new Failure(rescued.problem);
  const { name, text, code, orders, left } = rescued.value;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, name), text, { mode: 0o600, flush: true });
  const lines = [
    `${orders} orders are in ${join(out, name)}`,
    `Code: ${(code.match(/.{1,4}/g) ?? []).join(' ')}`,
    'Take them over at the desk of another kiosk, with that code. Do not start the old kiosk again: it would send them too.',
    ...(left.length === 0 ? [] : [`Could not be opened with this key, by their ticket codes: ${left.join(' ')}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});
