import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventually } from '../../test/harness/scripted-clock.ts';
import type { AuditEntry } from '../contract/audit.ts';
import type { DeskAnswer, DeskList, HandOverOutcome, ImportOutcome, OpenedOrder } from '../contract/desk.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { StaffSession } from '../contract/staff.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { testStore } from '../demo-store/testing/test-store.ts';
import { silentLogger } from '../kernel/logger.ts';
import { NotSent } from '../kernel/network.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import { nodeClock } from './node-clock.ts';
import { nodeNetwork } from './node-network.ts';
import { nodeRandom } from './node-random.ts';
import { type Office, openOffice } from './open-office.ts';
import { hashPin } from './pin.ts';
import { rescueOrders } from './rescue-orders.ts';
import { openSlotFile } from './slot-file.ts';
import { handOverSchema } from './unfinished-hand-over.ts';
import { keyVault } from './vault.ts';

const pins = { associate: '2468', manager: '135790' };
let staff: object[] = [];
beforeAll(async () => {
  staff = [
    { id: '17', name: 'Ann', role: 'associate', pin: await hashPin(pins.associate, randomBytes) },
    { id: '4', name: 'Bo', role: 'manager', pin: await hashPin(pins.manager, randomBytes) },
  ];
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'endcap-desk-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function everyFile(path: string): Promise<readonly string[]> {
  const files = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const names = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return Promise.all(names.map(async (name) => name + (await readFile(name, 'latin1'))));
}

const address = { name: 'Zebedee Quartermaine', street: '7 Wimpole Mews', city: 'Dublin', country: 'IE' };
const shipped = { how: 'ship', address: { ...address, postcode: 'nowhere' } } as const;

interface KioskOptions {
  readonly url?: string;
  readonly kiosk?: string;
  readonly settings?: object;
  readonly dataDir?: string;
}

/** A back office with people who may sign in, and the little of a window that they need. */
async function kiosk({ url, kiosk: id = 'kiosk-1', settings = {}, dataDir }: KioskOptions = {}) {
  const data = dataDir ?? (await folder());
  const open = async (storeUrl = url): Promise<Office> => {
    const office = await openOffice({
      dataDir: data,
      settings: v.parse(settingsSchema, {
        kiosk: { id },
        store: { name: 'Anna Street', location: 'loc-1' },
        connector: { kind: 'demo', url: storeUrl ?? 'http://store.invalid', client: id, secret: 'a-secret' },
        languages: ['en'],
        currency: 'EUR',
        staff,
        ...settings,
      }),
      network: storeUrl === undefined ? async () => Promise.reject(new NotSent('nobody there')) : nodeNetwork,
      ...{ clock: nodeClock, random: nodeRandom, logger: silentLogger, randomBytes, vault },
    });
    if (!office.ok) throw new Error(office.problem.message);
    onTestFinished(() => office.value.close());
    return office.value;
  };
  const vault = keyVault(randomBytes(32), randomBytes);
  let office = await open();

  const ask = (path: string, token = '', body?: unknown) =>
    office.handle(
      new Request(`https://kiosk.localhost${path}`, {
        headers: { 'x-staff-session': token, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      }),
    );

  async function signIn(who: keyof typeof pins) {
    const number = who === 'manager' ? '4' : '17';
    const answer = await ask('/api/desk/sign-in', '', { number, pin: pins[who] });
    const { token } = (await answer.json()) as StaffSession;
    const say = async <Value>(path: string, body?: unknown) =>
      (await (await ask(`/api/desk/${path}`, token, body)).json()) as Value;
    return {
      token,
      list: () => say<DeskList>('orders'),
      open: (order: string) => say<OpenedOrder>(`orders/${order}/open`, {}),
      act: (order: string, request: object) => say<DeskAnswer>(`orders/${order}/act`, request),
      handOver: (...orders: string[]) => say<HandOverOutcome>('hand-over', { orders }),
      take: (file: string, code: string) => say<ImportOutcome>('import', { file, code }),
      files: () => say<{ files: { name: string; problem: string | null }[] }>('files'),
      sending: (state: string, reason?: string) => say<DeskList>('sending', { state, reason }),
      trail: async () => (await say<{ entries: AuditEntry[] }>('trail')).entries,
    };
  }

  return {
    data,
    ask,
    signIn,
    accept: (intent: unknown) => ask('/api/orders', '', intent),
    /** Stops it and starts it on another store, or on none. */
    async restart(storeUrl?: string) {
      await office.close();
      office = await open(storeUrl);
    },
    close: () => office.close(),
    async until(wanted: (order: OrderView) => boolean): Promise<OrderView> {
      const deadline = performance.now() + 15_000;
      const seen = new Map<string, OrderView>();
      for (let after = 0; performance.now() < deadline;) {
        const answer = await ask(`/api/orders?after=${after}&wait=2000`);
        const { seq, orders } = (await answer.json()) as { seq: number; orders: OrderView[] };
        const found = orders.find(wanted);
        if (found !== undefined) return found;
        for (const order of orders) seen.set(order.id, order);
        after = seq;
      }
      throw new Error(`Waited in vain; the orders stood at ${JSON.stringify([...seen.values()])}`);
    },
  };
}

/** A store whose every order is listed, and something that it sells at the price our orders expect. */
async function shop() {
  const store = await testStore();
  const [line = ''] = (await (await store.call('/v1/feed/product?limit=1')).text()).split('\n');
  const { upsert } = JSON.parse(line) as { upsert: { variants: { id: string }[] } };
  const variant = upsert.variants[0]?.id ?? '';
  const price = (minor: number) => store.control(`/control/prices/${variant}`, { method: 'PUT', body: { minor } });
  await price(1_000);
  const placed = async () =>
    (
      (await (await store.control('/control/orders')).json()) as { orders: { status: { intent: string } }[] }
    ).orders.map(({ status }) => status.intent);
  return { ...store, variant, price, placed };
}

const { id } = orderIntent(1);

describe('the desk', () => {
  test('OB34 answers nobody who is not signed in, whatever they ask', async () => {
    const { ask, accept } = await kiosk();
    await accept(orderIntent(1, { variant: 'v' }));
    for (const [path, body] of [
      ['orders', undefined],
      [`orders/${id}/open`, {}],
      [`orders/${id}/act`, { act: 'cancel' }],
      ['hand-over', { orders: [id] }],
      ['files', undefined],
      ['import', { file: 'a.endcap', code: 'x' }],
      ['sending', { state: 'off' }],
      ['trail', undefined],
    ] as const) {
      const answer = await ask(`/api/desk/${path}`, 'a-guess', body);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(await answer.text()).not.toContain(id);
    }
  });

  test('OB34 an associate does what the table says and no more', async () => {
    const { ask, signIn } = await kiosk();
    const { token } = await signIn('associate');
    const statuses = async (asked: readonly (readonly [string, object?])[]) =>
      Promise.all(asked.map(async ([path, body]) => (await ask(`/api/desk/${path}`, token, body)).status));
    expect(await statuses([['orders'], [`orders/${id}/open`, {}]])).toEqual([200, 404]);
    expect(
      await statuses([
        ['hand-over', { orders: [id] }],
        ['files'],
        ['import', { file: 'a.endcap', code: 'x' }],
        ['sending', { state: 'off' }],
        ['trail'],
        [`orders/${id}/act`, { act: 'take-back' }],
        [`orders/${id}/act`, { act: 'resolve', order: null }],
      ]),
    ).toEqual([403, 403, 403, 403, 403, 403, 403]);
  });

  test('OB36 an order that the store refused is put right and placed: its address, then once more', async () => {
    const { url, variant, placed } = await shop();
    const { accept, signIn, until } = await kiosk({ url: url() });
    await accept(orderIntent(1, { variant, fulfilment: shipped }));
    await until(({ state }) => state === 'needs-human');
    const ann = await signIn('associate');
    const { orders } = await ann.list();
    expect(orders).toMatchObject([{ id, state: 'needs-human', error: { kind: 'Invalid' } }]);
    expect(JSON.stringify(orders)).not.toMatch(/Zebedee|Wimpole/);
    const { content, can } = await ann.open(id);
    expect(content).toMatchObject({ is: 'open', intent: { lines: [{ fulfilment: shipped }] } });
    expect(can.toSorted()).toEqual(['cancel', 'edit', 'retry']);
    await ann.act(id, { act: 'edit', address: { ...address, postcode: 'D02 XY45' } });
    expect(await ann.act(id, { act: 'retry' })).toMatchObject({ done: true, order: { state: 'queued' } });
    await until(({ state }) => state === 'placed');
    expect(await placed()).toEqual([id]);
    const { steps } = await ann.open(id);
    expect(steps.filter(({ by }) => by === '17').map(({ what }) => what)).toEqual(['edited', 'retried']);
    expect(steps.map(({ what }) => what)).toEqual([
      ...['accepted', 'preparing', 'needs-human', 'edited', 'retried'],
      ...['preparing', 'prepared', 'committing', 'placed'],
    ]);
  });

  test('OB36 yes to a price is yes to the price that was seen', async () => {
    const { url, variant, price, placed } = await shop();
    await price(1_200);
    const { accept, signIn, until } = await kiosk({ url: url() });
    await accept(orderIntent(1, { variant }));
    const { question } = await until(({ state }) => state === 'asking');
    expect(question).toMatchObject({ about: 'price', newTotal: { minor: 1_200 } });
    const ann = await signIn('associate');
    expect((await ann.open(id)).can).toContain('answer');
    await ann.act(id, { act: 'answer', total: { minor: 1_200, currency: 'EUR', exponent: 2 } });
    expect(await until(({ state }) => state === 'placed')).toMatchObject({ total: { minor: 1_200 } });
    expect(await placed()).toEqual([id]);
  });

  test('OB36 what the store may have is neither cancelled nor changed, and says so', async () => {
    const { url, variant, setFault, placed } = await shop();
    const { accept, signIn, until, restart } = await kiosk({ url: url() });
    await setFault({ kind: 'cut-after', on: true, route: 'commit', next: 1 });
    await accept(orderIntent(1, { variant }));
    await until(({ state }) => state === 'unknown');
    await restart();
    const ann = await signIn('associate');
    for (const request of [{ act: 'cancel' }, { act: 'edit', contact: { email: 'b@example.com' } }]) {
      expect(await ann.act(id, request)).toEqual({ done: false, why: 'may-have-arrived' });
    }
    expect(await placed()).toEqual([id]);
  });

  test('OB36 a cancelled order stays and is never sent', async () => {
    const { url, variant, placed } = await shop();
    const { accept, signIn, restart, until } = await kiosk();
    await accept(orderIntent(1, { variant }));
    await accept({ ...orderIntent(2, { variant }), cart: 'cart-2' });
    const ann = await signIn('associate');
    expect(await ann.act(id, { act: 'cancel' })).toMatchObject({ done: true, order: { state: 'cancelled' } });
    await restart(url());
    await until((order) => order.id === orderIntent(2).id && order.state === 'placed');
    expect(await placed()).toEqual([orderIntent(2).id]);
  });

  test('OB28 OB36 a manager pauses sending, which outlives a restart, and lets it go again', async () => {
    const { url, variant, placed } = await shop();
    const { accept, signIn, restart, until } = await kiosk();
    await (await signIn('manager')).sending('paused');
    await restart(url());
    await accept(orderIntent(1, { variant }));
    const bo = await signIn('manager');
    expect((await bo.list()).sending).toMatchObject({ state: 'paused' });
    expect(await placed()).toEqual([]);
    await bo.sending('on');
    await until(({ state }) => state === 'placed');
  });

  test('OB56 who stopped it and why is seen by whoever signs in, and in the trail; who may not start it again cannot', async () => {
    const { signIn } = await kiosk();
    const max = await signIn('manager');
    expect((await max.list()).stopped).toBeNull();
    await max.sending('off', 'stock-count');
    const ann = await signIn('associate');
    const { sending, stopped } = await ann.list();
    expect([sending.state, stopped?.reason]).toEqual(['off', 'stock-count']);
    await ann.sending('on');
    expect((await ann.list()).sending.state).toBe('off');
    const trail = await (await signIn('manager')).trail();
    expect(trail.filter(({ what }) => what === 'switched-off').map(({ by }) => by)).toEqual([stopped?.by]);
    expect(trail.some(({ what }) => what === 'resumed')).toBe(false);
  });

  test('OB37 the trail names who opened and did what, before it was done, and nothing personal', async () => {
    const { accept, signIn, data } = await kiosk();
    await accept(orderIntent(1, { variant: 'v', fulfilment: shipped }));
    const ann = await signIn('associate');
    await ann.open(id);
    await ann.act(id, { act: 'edit', address: { ...address, postcode: 'D02 XY45' } });
    await ann.act(id, { act: 'cancel' });
    const entries = await (await signIn('manager')).trail();
    expect(entries.map(({ by, what, order }) => [by, what, order])).toEqual([
      ['4', 'signed-in', undefined],
      ['17', 'cancelled', id],
      ['17', 'edited', id],
      ['17', 'opened', id],
      ['17', 'signed-in', undefined],
    ]);
    const kept = await readFile(join(data, 'audit', '00000001.ndjson'), 'utf8');
    expect(kept).not.toMatch(/Zebedee|Wimpole|D02|somebody@example|2468|135790/);
  });

  test('OB37 an order is not opened where that cannot be written down', async () => {
    const { accept, signIn, data, ask } = await kiosk();
    await accept(orderIntent(1, { variant: 'v', fulfilment: shipped }));
    const ann = await signIn('associate');
    // The file that comes next is made after the sign-in: it must not appear in a folder that is just being emptied.
    const audit = join(data, 'audit');
    await eventually('the next file is there', async () => (await readdir(audit)).includes('00000002.ndjson'), 100_000);
    await rm(audit, { recursive: true });
    const answer = await ask(`/api/desk/orders/${id}/open`, ann.token, {});
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/Zebedee|Wimpole/);
    expect(await ann.act(id, { act: 'cancel' })).toEqual({ done: false, why: 'disk-failed' });
  });
});

describe('orders that go to another kiosk', () => {
  test('OB38 OB40 are never sent from here any more, and reach the store once from there', async () => {
    const { url, variant, placed } = await shop();
    const stick = await folder();
    const settings = { transfer: { folder: stick } };
    const here = await kiosk({ settings });
    await here.accept(orderIntent(1, { variant }));
    const outcome = await (await here.signIn('manager')).handOver(id);
    if (!outcome.done) throw new Error(outcome.why);
    await here.restart(url());
    const fulfilment = { how: 'ship', address: { ...address, postcode: 'D02 XY45' } } as const;
    await here.accept({ ...orderIntent(2, { variant, fulfilment }), cart: 'cart-2' });
    await here.until((order) => order.id === orderIntent(2).id && order.state === 'placed');
    expect(await placed()).toEqual([orderIntent(2).id]);

    const there = await kiosk({ url: url(), kiosk: 'kiosk-2', settings });
    const bo = await there.signIn('manager');
    expect((await bo.files()).files).toMatchObject([{ name: outcome.file, head: { kiosk: 'kiosk-1', orders: 1 } }]);
    expect(await bo.take(outcome.file, outcome.code)).toEqual({ done: true, taken: 1, known: 0, left: 0 });
    expect(await bo.take(outcome.file, outcome.code)).toEqual({ done: true, taken: 0, known: 1, left: 0 });
    await there.until((order) => order.id === id && order.state === 'placed');
    expect((await placed()).toSorted()).toEqual([id, orderIntent(2).id]);
  });

  test('OB40 of which a commit may have arrived is looked up there, and not sent again', async () => {
    const { url, variant, setFault, placed } = await shop();
    const stick = await folder();
    const settings = { transfer: { folder: stick } };
    const here = await kiosk({ url: url(), settings });
    await setFault({ kind: 'cut-after', on: true, route: 'commit', next: 1 });
    await here.accept(orderIntent(1, { variant }));
    await here.until(({ state }) => state === 'unknown');
    await here.restart();
    const outcome = await (await here.signIn('manager')).handOver(id);
    if (!outcome.done) throw new Error(outcome.why);
    const there = await kiosk({ url: url(), kiosk: 'kiosk-2', settings });
    await (await there.signIn('manager')).take(outcome.file, outcome.code);
    await there.until(({ state }) => state === 'placed');
    const { steps } = await (await there.signIn('manager')).open(id);
    expect(steps.map(({ what }) => what)).toEqual(['accepted', 'placed']);
    expect(await placed()).toEqual([id]);
  });

  test('OB38 whose file could not be written come back to somebody, and are not lost', async () => {
    const stick = join(await folder(), 'stick');
    await writeFile(stick, 'no folder');
    const { accept, signIn } = await kiosk({ settings: { transfer: { folder: stick } } });
    await accept(orderIntent(1, { variant: 'v' }));
    const bo = await signIn('manager');
    expect(await bo.handOver(id)).toEqual({ done: false, why: 'disk-failed' });
    expect((await bo.list()).orders).toMatchObject([{ id, state: 'needs-human' }]);
  });

  test('OB38 OB52 killed before anybody was told the code, are with a person again after a start, and the file is gone', async () => {
    const { data, accept, signIn, restart } = await kiosk();
    await accept(orderIntent(1, { variant: 'v' }));
    const outcome = await (await signIn('manager')).handOver(id);
    if (!outcome.done) throw new Error(outcome.why);
    await restart();
    expect((await (await signIn('manager')).list()).orders).toMatchObject([{ id, state: 'handed-over' }]);
    // As a kill leaves it that comes when the file is there already: the note that is written first.
    const note = await openSlotFile(join(data, 'hand-over'), handOverSchema);
    expect(note.kept).toEqual({ found: 'value', value: null });
    await note.write({ file: outcome.file, by: '4', orders: [id] });
    await restart();
    const bo = await signIn('manager');
    expect((await bo.list()).orders).toMatchObject([{ id, state: 'needs-human' }]);
    expect((await bo.files()).files).toEqual([]);
  });

  test('OB38 are taken back by a person, looked at, and never sent by themselves', async () => {
    const { accept, signIn } = await kiosk();
    await accept(orderIntent(1, { variant: 'v' }));
    const bo = await signIn('manager');
    await bo.handOver(id);
    expect((await bo.open(id)).can).toEqual(['take-back']);
    expect(await bo.act(id, { act: 'take-back' })).toMatchObject({
      order: { state: 'needs-human', mayHaveArrived: true },
    });
  });

  test('OB39 in a file that is forged, cut, of a stranger, or opened with another code are not taken, and it is said why', async () => {
    const stick = await folder();
    const here = await kiosk({ settings: { transfer: { folder: stick } } });
    await here.accept(orderIntent(1, { variant: 'v' }));
    const outcome = await (await here.signIn('manager')).handOver(id);
    if (!outcome.done) throw new Error(outcome.why);
    const text = await readFile(join(stick, outcome.file), 'utf8');
    await writeFile(join(stick, 'cut.endcap'), text.slice(0, -40));
    await writeFile(join(stick, 'forged.endcap'), text.replace('"kiosk":"kiosk-1"', '"kiosk":"kiosk-9"'));
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const there = await kiosk({ kiosk: 'kiosk-2', settings: { transfer: { folder: stick } } });
    const strict = await kiosk({ kiosk: 'kiosk-3', settings: { transfer: { folder: stick, trusted: [other] } } });
    const bo = await there.signIn('manager');
    const why = (file: string, code = outcome.code) => bo.take(file, code);
    expect(await why('cut.endcap')).toEqual({ done: false, why: 'damaged' });
    expect(await why('forged.endcap')).toEqual({ done: false, why: 'forged' });
    expect(await why(outcome.file, 'AAAA BBBB CCCC')).toEqual({ done: false, why: 'wrong-code' });
    expect(await why('absent.endcap')).toEqual({ done: false, why: 'gone' });
    expect(await (await strict.signIn('manager')).take(outcome.file, outcome.code)).toEqual({
      ...{ done: false, why: 'stranger' },
    });
    expect((await bo.list()).orders).toEqual([]);
    expect((await bo.files()).files.find(({ name }) => name === 'cut.endcap')?.problem).toBe('damaged');
    expect((await bo.trail()).filter(({ what }) => what === 'file-refused')).toHaveLength(4);
  });

  test('OB40 of a kiosk that died are read with the retailer’s recovery key, and sent once by another', async () => {
    const { url, variant, placed } = await shop();
    const stick = await folder();
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    const recovery = { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    const dead = await kiosk({ settings: { recovery } });
    await dead.accept(orderIntent(1, { variant }));
    const parts = { dataDir: dead.data, signingKey: null, now: Date.now(), randomBytes };
    const rescue = (recoveryKey: string) => rescueOrders({ ...parts, recoveryKey });
    const right = privateKey.export(pem).toString();
    expect(await rescue(right)).toMatchObject({ problem: expect.stringMatching(/is running/) });
    await dead.close();
    const before = await everyFile(dead.data);
    const other = generateKeyPairSync('x25519').privateKey.export(pem).toString();
    expect(await rescue(other)).toMatchObject({ problem: expect.stringMatching(/opens none of the 1/) });
    const rescued = await rescue(right);
    if (!rescued.ok) throw new Error(rescued.problem);
    expect(await everyFile(dead.data)).toEqual(before);
    await writeFile(join(stick, rescued.value.name), rescued.value.text);
    const there = await kiosk({ url: url(), kiosk: 'kiosk-2', settings: { transfer: { folder: stick } } });
    const bo = await there.signIn('manager');
    expect(await bo.take(rescued.value.name, rescued.value.code)).toMatchObject({ taken: 1 });
    await there.until(({ state }) => state === 'placed');
    expect(await placed()).toEqual([id]);
    expect(await rescueOrders({ ...parts, dataDir: stick, recoveryKey: right })).toMatchObject({
      problem: expect.stringMatching(/no journal/),
    });
  });

  test('OB39 show nothing of themselves to whoever finds the stick', async () => {
    const stick = await folder();
    const { accept, signIn } = await kiosk({ settings: { transfer: { folder: stick } } });
    await accept(orderIntent(1, { variant: 'v', fulfilment: shipped }));
    await (await signIn('manager')).handOver(id);
    for (const name of await readdir(stick)) {
      expect(await readFile(join(stick, name), 'utf8')).not.toMatch(/Zebedee|Wimpole|somebody@example|Storm shell/);
    }
  });
});
