import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readCommandLine } from './command-line.ts';
import { temporaryFolder } from './testing/test-data.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', timeout: 20_000 });

test('what is left out has a default, and the levers are at the next port', () => {
  expect(readCommandLine([])).toMatchObject({
    ok: true,
    value: {
      what: 'run',
      options: { port: 4410, controlPort: 4411, products: 2_000, seed: 1, dataDir: 'demo-store-data' },
    },
  });
  expect(readCommandLine(['--port', '0'])).toMatchObject({ value: { options: { port: 0, controlPort: 0 } } });
});

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['250ms', 250],
])('--closed-after %s', (text, ms) => {
  expect(readCommandLine(['--closed-after', text])).toMatchObject({ value: { options: { closedAfterMs: ms } } });
});

test.each([
  [['--products', 'many'], '--products takes a whole number from 1 to 3000000, not "many".'],
  [['--products', '0'], '--products takes a whole number from 1 to 3000000, not "0".'],
  [['--port', '70000'], '--port takes a whole number from 0 to 65535, not "70000".'],
  [['--closed-after', 'soon'], '--closed-after takes a time such as 30s or 5m, not "soon".'],
  [['--colour', 'red'], "Unknown option '--colour'."],
  [['extra'], "Unexpected argument 'extra'."],
])('%j is refused by name', (args, sentence) => {
  expect(readCommandLine(args)).toEqual({ ok: false, problem: sentence });
});

test('bad usage ends with 2 and one sentence', () => {
  const { status, stderr } = run('--products', 'many');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'demo store: --products takes a whole number from 1 to 3000000, not "many". See --help.\n',
  });
});

test('a busy port ends with 2 and says what to do', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { status, stderr } = run('--port', String(port), '--products', '3', '--data', temporaryFolder());
  expect(status).toBe(2);
  expect(stderr).toBe(
    `demo store: Port ${port} is in use. Stop what uses it, or choose another one with --port and --control-port.\n`,
  );
});

test('a data folder that cannot be made ends with 2 and says what to do', () => {
  const { status, stderr } = run('--port', '0', '--products', '3', '--data', '/dev/null/store');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^demo store: The data folder cannot be used \(.+\)\. Choose another one with --data\.\n$/);
});
