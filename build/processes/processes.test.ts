import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startChild } from './child.ts';
import { owner } from './owner.ts';

const WITHIN_MS = 10_000;

describe('processes', () => {
  let folder: string;
  let wire: Server;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-processes-'));
    wire = createServer().listen(0, '127.0.0.1');
    await once(wire, 'listening');
  });
  afterEach(() => {
    wire.close();
    rmSync(folder, { recursive: true });
  });

  const node = (script: string, name = 'The thing') => ({
    name,
    command: process.execPath,
    args: ['-e', script],
    logFile: join(folder, `${name}.log`),
  });

  /** A script that holds a connection to the test for as long as it lives: its end is an event here. */
  const onTheWire = (andThen = '') =>
    `require('net').connect(${(wire.address() as AddressInfo).port}).resume(); ${andThen}`;
  const connected = async () => ((await once(wire, 'connection')) as [Socket])[0].resume();

  test('are ready when they say so', async () => {
    const child = startChild(node('console.log("starting"); console.log("ready at 7"); setInterval(() => {}, 1e3)'));
    expect((await child.says(/^ready at (\d)/, WITHIN_MS))[1]).toBe('7');
    await child.stop();
  });

  test('that end before they are ready fail with their last words and their kind of exit', async () => {
    const child = startChild(node('console.error("The port is busy."); process.exitCode = 2'));
    await expect(child.says(/ready/, WITHIN_MS)).rejects.toMatchObject({
      message: expect.stringMatching(/The thing ended with code 2\..*\nThe port is busy\./s) as string,
      exitCode: 2,
    });
  });

  test('that never get ready are given up', async () => {
    const child = startChild(node('setInterval(() => {}, 1e3)'));
    await expect(child.says(/ready/, 1)).rejects.toThrow(/The thing was not ready after 0\.001 s/);
    await child.stop();
  });

  test('that cannot be started are told as such', async () => {
    const child = startChild({ ...node(''), command: '/no/such/program' });
    expect((await child.ended).sentence).toMatch(/The thing could not be started: .*\/no\/such\/program/);
  });

  test('leave all they wrote in their log', async () => {
    const child = startChild(node('console.log("one"); console.error("two")'));
    await child.ended;
    expect(readFileSync(join(folder, 'The thing.log'), 'utf8').split('\n').toSorted()).toEqual(['', 'one', 'two']);
  });

  test('take the processes that they started with them', async () => {
    const line = connected();
    const child = startChild(
      node(
        `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(onTheWire())}]); setInterval(() => {}, 1e3)`,
      ),
    );
    const grandchild = await line;
    const gone = once(grandchild, 'close');
    await child.stop();
    await expect(gone).resolves.toBeDefined();
  });

  test('are stopped one by one, the latest first', async () => {
    const processes = owner();
    const script = (name: string) =>
      onTheWire(`process.on('SIGTERM', () => process.exit()); console.log('${name} ready')`);
    const ends: string[] = [];
    for (const name of ['store', 'kiosk']) {
      const child = processes.start(node(script(name), name));
      void child.ended.then(() => ends.push(name));
      await child.says(/ready/, WITHIN_MS);
    }
    await processes.stopAll();
    expect(ends).toEqual(['kiosk', 'store']);
    expect(() => processes.start(node('', 'late'))).toThrow(/late is not started/);
  });

  test('do not outlive an owner that was killed outright', async () => {
    const line = connected();
    const launcher = `
      const { startChild } = await import(${JSON.stringify(join(import.meta.dirname, 'child.ts'))});
      startChild(${JSON.stringify(node(onTheWire()))});`;
    const killed = spawn(process.execPath, ['--input-type=module', '-e', launcher], { stdio: 'ignore' });
    const orphan = await line;
    const gone = once(orphan, 'close');
    killed.kill('SIGKILL');
    await expect(gone).resolves.toBeDefined();
  });
});
