import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { owned } from '../../test/harness/owned.ts';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { mountSmallDisk } from '../../test/soak/full-disk.ts';
import type { DeskList, HandOverOutcome } from '../contract/desk.ts';
import type { StaffSession } from '../contract/staff.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { silentLogger } from '../kernel/logger.ts';
import { NotSent } from '../kernel/network.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import { nodeRandom } from './node-random.ts';
import { type Office, openOffice } from './open-office.ts';
import { hashPin } from './pin.ts';
import { keyVault } from './vault.ts';

const pin = '135790';

/** A back office on a small disk of its own, a real one, that can be filled to the last byte. Null where none can be mounted. */
async function bench() {
  const own = owned();
  const folder = await mkdtemp(join(tmpdir(), 'endcap-full-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  onTestFinished(() => own.closeAll());
  const disk = mountSmallDisk(own, join(folder, 'disk'));
  if (disk === null) return null;
  const dataDir = join(disk.folder, 'kiosk');
  const vault = keyVault(randomBytes(32), randomBytes);
  const settings = v.parse(settingsSchema, {
    kiosk: { id: 'kiosk-1' },
    store: { name: 'Anna Street', location: 'loc-1' },
    connector: { kind: 'demo', url: 'http://store.invalid', client: 'kiosk-1', secret: 'a-secret' },
    languages: ['en'],
    currency: 'EUR',
    staff: [{ id: '4', name: 'Bo', role: 'manager', pin: await hashPin(pin, randomBytes) }],
  });
  const network = async () => Promise.reject(new NotSent('nobody there'));
  const parts = { dataDir, settings, network, vault, randomBytes, random: nodeRandom, logger: silentLogger };
  let office: Office | null = null;

  const clock = scriptedClock();
  async function start(): Promise<void> {
    await office?.close();
    const opened = await openOffice({ ...parts, clock });
    if (!opened.ok) throw new Error(opened.problem.message);
    office = opened.value;
  }
  own({ close: () => office?.close() ?? Promise.resolve() });
  await start();

  async function say<Value>(path: string, body?: unknown, token = ''): Promise<{ status: number; said: Value }> {
    const how = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'content-type': 'application/json', 'x-staff-session': token };
    const request = new Request(`https://kiosk.localhost/api/${path}`, { headers, ...how });
    const answer = (await office?.handle(request)) ?? new Response('{}');
    return { status: answer.status, said: (await answer.json()) as Value };
  }

  const signIn = (typed: string) => say<StaffSession>('desk/sign-in', { number: '4', pin: typed });
  /** Made in a quiet moment after the start. */
  async function roomIsMade(): Promise<void> {
    await clock.advance(5_000);
    const made = async () => (await readdir(join(dataDir, 'journal'))).some((name) => name.endsWith('.journal'));
    await eventually('there is room for orders', made, 100_000);
  }
  return { disk, clock, start, say, signIn, roomIsMade };
}

test('OB35 OB52 on a disk that is full to the last byte staff sign in, act and carry orders away, and no wrong PIN is forgotten', async (context) => {
  const kiosk = await bench();
  if (kiosk === null) return context.skip('no small disk can be mounted here: that takes root');
  const { disk, clock, start, say, signIn, roomIsMade } = kiosk;
  await roomIsMade();
  const { id, ...order } = orderIntent(1, { variant: 'v' });
  expect((await say('orders', { id, ...order })).status).toBe(201);
  disk.fill();
  for (const _ of [1, 2, 3]) await signIn('0000');
  expect((await signIn(pin)).status).toBe(429);

  await start();
  expect((await signIn(pin)).status).toBe(429);
  await clock.advance(30_000);
  const { status, said: session } = await signIn(pin);
  expect(status).toBe(200);
  const desk = <Value>(path: string, body?: unknown) => say<Value>(`desk/${path}`, body, session.token);
  expect((await desk('sending', { state: 'paused' })).status).toBe(200);
  const { said: handedOver } = await desk<HandOverOutcome>('hand-over', { orders: [id] });
  expect(handedOver).toMatchObject({ done: true, handedOver: 1 });
  expect((await desk<DeskList>('orders')).said.orders).toMatchObject([{ id, state: 'handed-over' }]);
  const { said: told } = await say<{ notices: { what: string }[] }>('status');
  expect(told.notices.map(({ what }) => what)).toContain('disk-full');
  const { said: trail } = await desk<{ entries: { what: string }[] }>('trail');
  expect(trail.entries.map(({ what }) => what)).toEqual([
    ...['handed-over', 'paused', 'signed-in', 'locked-out', 'wrong-pin', 'wrong-pin'],
  ]);
}, 60_000);
