import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Order } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { seededRandom } from '../kernel/random.ts';

const root = new URL('../../', import.meta.url).pathname;
const nobody = 'http://127.0.0.1:9';

const goodSettings = {
  kiosk: { id: 'kiosk-1' },
  store: { name: 'Anna Street', location: 'loc-1' },
  connector: { kind: 'demo', url: nobody, client: 'kiosk-1', secret: 'hunter2' },
  languages: ['en'],
  currency: 'EUR',
};

/** A folder with settings and a small bundle in it. */
async function kiosk(settings: object = goodSettings) {
  const path = await mkdtemp(join(tmpdir(), 'endcap-host-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const app = join(path, 'app');
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'index.html'), '<h1>Endcap</h1>');
  await writeFile(join(app, 'service-worker.js'), 'self');
  await writeFile(join(app, 'assets', 'main-1a2b.js'), 'export {}');
  await writeFile(join(path, 'settings.json'), JSON.stringify(settings));
  await writeFile(join(path, 'secret.txt'), 'outside');
  return { path, options: { settings: join(path, 'settings.json'), data: join(path, 'data'), app, port: '0' } };
}

interface Host {
  readonly process: ChildProcess;
  readonly origin: string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

function run(options: Readonly<Record<string, string>>) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [join(root, 'sync/office/browser-host.ts'), ...args], { stdio: 'pipe' });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, said, ended };
}

async function started(options: Readonly<Record<string, string>>): Promise<Host> {
  const { child, said, ended } = run(options);
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const [, origin] = /kiosk ready (http:\S+)\/\n/.exec(said.out) ?? [];
      if (origin !== undefined) resolve(origin);
    });
  });
  const origin = await Promise.race([ready, ended.then((code) => `ended with ${code}: ${said.err}`)]);
  if (!origin.startsWith('http')) throw new Error(origin);
  return {
    process: child,
    origin,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function refused(options: Readonly<Record<string, string>>) {
  const { said, ended } = run(options);
  return { code: await ended, said };
}

/** fetch would not let these headers through. */
function rawStatus(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(new URL(origin), { path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.once('error', reject).end();
  });
}

const post = (origin: string, body: string, signal?: AbortSignal) =>
  fetch(`${origin}/api/orders`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
    ...(signal && { signal }),
  });

async function idsIn(origin: string): Promise<string[]> {
  const { orders } = (await (await fetch(`${origin}/api/orders?after=0`)).json()) as { orders: OrderView[] };
  return orders.map(({ id }) => id);
}

describe('the browser host', () => {
  test('serves the bundle and the office on one origin, under the full policy', async () => {
    const { options } = await kiosk();
    const { origin } = await started(options);
    const page = await fetch(`${origin}/`);
    expect(await page.text()).toBe('<h1>Endcap</h1>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/', '/api/status', '/assets/main-1a2b.js', '/none']) {
      const { headers } = await fetch(origin + path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*trusted-types endcap$/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const asset = await fetch(`${origin}/assets/main-1a2b.js`);
    expect(asset.headers.get('cache-control')).toMatch(/immutable/);
    expect((await fetch(`${origin}/service-worker.js`)).headers.get('cache-control')).toBe('no-cache');
    const etag = asset.headers.get('etag') ?? '';
    expect((await fetch(`${origin}/assets/main-1a2b.js`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('no path leads out of the bundle', async () => {
    const { options } = await kiosk();
    const { origin } = await started(options);
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '/%00',
      '/%zz',
    ]) {
      expect([path, await rawStatus(origin, path, {})]).toEqual([path, 404]);
    }
  });

  test('another name for this machine and pages of another origin are not answered', async () => {
    const { options } = await kiosk();
    const { origin } = await started(options);
    const own = origin.replace('http://', '');
    expect(await rawStatus(origin, '/api/status', { host: own })).toBe(200);
    expect(await rawStatus(origin, '/api/status', { host: 'evil.example' })).toBe(421);
    expect(await rawStatus(origin, '/api/status', { host: own.replace('127.0.0.1', 'localhost') })).toBe(421);
    expect(await rawStatus(origin, '/api/status', { host: own, origin: 'https://evil.example' })).toBe(403);
    expect(await rawStatus(origin, '/api/status', { host: own, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await rawStatus(origin, '/api/status', { host: own, origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  test('ends on SIGTERM, also while somebody is waiting', async () => {
    const { options } = await kiosk();
    const host = await started(options);
    const waiting = fetch(`${host.origin}/api/orders?after=0&wait=60000`).catch(() => 'cut');
    await fetch(`${host.origin}/api/status`);
    expect(await host.kill('SIGTERM')).toBe(0);
    await waiting;
  });

  test('a busy port is a sentence and exit code 2, never another port', async () => {
    const { options } = await kiosk();
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    onTestFinished(() => void blocker.close());
    const port = String((blocker.address() as AddressInfo).port);
    const { code, said } = await refused({ ...options, port });
    expect(code).toBe(2);
    expect(said.err).toMatch(new RegExp(`Port ${port} is in use.*--port`));
    expect(said.out).toBe('');
  });

  test('wrong settings are told one by one, without a secret, exit code 2', async () => {
    const { options } = await kiosk({
      ...goodSettings,
      curency: 'EUR',
      languages: [],
      connector: { kind: 'demo', secret: 7 },
    });
    const { code, said } = await refused(options);
    expect(code).toBe(2);
    expect(said.err).toMatch(/settings\.json cannot be used:\n/);
    expect(said.err).toMatch(/ {2}curency: found an unknown key, expected "currency", perhaps\.\n/);
    expect(said.err).toMatch(/ {2}languages: found a list of 0, expected at least one language\.\n/);
    expect(said.err).not.toMatch(/ at .*\.ts/);
  });

  test.each([
    ['settings that are not there', { settings: '/none/settings.json' }, /settings file .* cannot be read \(ENOENT\)/],
    ['a bundle that is not built', { app: '/none' }, /no kiosk in \/none\. Build it first: npm run build/],
    ['a port that is none', { port: '70000' }, /--port must be a number up to 65535/],
    ['an option it does not know', { prot: '4400' }, /--prot.*Usage: node/s],
    ['a data folder that cannot be', { data: '/dev/null/data' }, /\/dev\/null\/data.*cannot be/],
  ])('%s: a sentence and exit code 2', async (_, wrong, sentence) => {
    const { options } = await kiosk();
    const { code, said } = await refused({ ...options, ...wrong });
    expect(said.err).toMatch(sentence);
    expect(code).toBe(2);
  });

  test('half an order is no order, and the office lives on', async () => {
    const { options } = await kiosk();
    const { origin } = await started(options);
    const cut = httpRequest(`${origin}/api/orders`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '5000' } },
    });
    cut.once('error', () => {});
    await new Promise<void>((resolve) => cut.write('{"id":"01', () => resolve()));
    cut.destroy();
    expect((await post(origin, JSON.stringify(orderIntent(1, { variant: 'v' })))).status).toBe(201);
    expect(await idsIn(origin)).toEqual([orderIntent(1).id]);
  });

  test('OB1 OB6 killed again and again while orders come in, it has every order it said was saved', async () => {
    const { options } = await kiosk();
    const random = seededRandom(4);
    const saved = new Set<string>();
    let number = 0;
    for (let round = 0; round < 8; round++) {
      const host = await started(options);
      const found = await idsIn(host.origin);
      expect([...saved].filter((id) => !found.includes(id))).toEqual([]);
      // At the moment of this answer the next ones are between being read and being flushed.
      let answersToKill = random.below(12);
      const orders = Array.from({ length: 12 }, () => orderIntent(++number, { variant: 'v' }));
      const handOver = async (order: Order) => {
        const { status } = await post(host.origin, JSON.stringify(order));
        if (status === 201) saved.add(order.id);
        if (answersToKill-- === 0) host.process.kill('SIGKILL');
      };
      await Promise.allSettled(orders.map(handOver));
      await host.kill('SIGKILL');
    }
    expect(saved.size).toBeGreaterThan(10);
    expect(saved.size).toBeLessThan(number);
  }, 60_000);
});
