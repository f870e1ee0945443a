import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import { uuidv7 } from '../kernel/uuid.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { webCryptoSeal } from '../worker/web-crypto-seal.ts';
import { keyFoldersIn } from './key-files.ts';
import { keyVault, type Vault } from './vault.ts';
import { openWindowKeys } from './window-keys.ts';

const hourMs = 3_600_000;
const intent = orderIntent(1, { variant: 'v' });

async function bench(vault: Vault = keyVault(randomBytes(32), randomBytes)) {
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-window-keys-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const clock = scriptedClock();
  const folders = keyFoldersIn(dataDir, 'window-keys');
  const { folder, copies } = folders;
  const open = () => openWindowKeys({ ...folders, vault, recovery: null, randomBytes, clock, personalDays: 2 });
  const keys = await open();
  const key = async (holds: readonly string[] = [], of = keys): Promise<WindowKey> => {
    const answer = await of.key(holds);
    if (!answer.ok) throw new Error(answer.problem);
    return answer.value;
  };
  const sealed = async (with_: WindowKey, what = intent): Promise<SealedIntent> => {
    const seal = webCryptoSeal();
    await seal.use(with_);
    const text = await seal.seal(what);
    if (text === null) throw new Error('not sealed');
    return text;
  };
  return { folder, copies, clock, keys, open, key, sealed };
}

describe('what the window seals', () => {
  test('OB43 cannot be read, and opens in the back office, also after its restart', async () => {
    const { keys, key, sealed, open } = await bench();
    const text = await sealed(await key());
    const bytes = Buffer.from(text.sealed.split(':')[3] ?? '', 'base64');
    expect(bytes.toString('latin1') + text.sealed).not.toMatch(/kiosk-1|ticket|K7M4QR/);
    for (const office of [keys, await open()]) {
      const opened = await office.open(text);
      expect(opened.ok ? JSON.parse(opened.value) : opened.problem).toEqual(intent);
    }
  });

  test('OB43 opens as the order it is and as no other, and not with a bit changed', async () => {
    const { keys, key, sealed } = await bench();
    const text = await sealed(await key());
    expect(await keys.open({ ...text, id: orderIntent(2).id })).toEqual({ ok: false, problem: 'lost' });
    const [form = '', name = '', theirs = '', bytes = ''] = text.sealed.split(':');
    const changed = Buffer.from(bytes, 'base64');
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    for (const forged of [
      [form, name, theirs, changed.toString('base64')],
      [form, name, 'AAAA', bytes],
      [form, '1234567890123', theirs, bytes],
    ])
      expect(await keys.open({ ...text, sealed: forged.join(':') })).toEqual({ ok: false, problem: 'lost' });
  });

  test('without a key nothing is sealed, and so nothing is written', async () => {
    expect(await webCryptoSeal().seal(intent)).toBeNull();
  });

  test('a locked vault is not a lost key', async () => {
    const device = keyVault(randomBytes(32), randomBytes);
    const vault = { ...device, locked: false };
    vault.unwrap = async (key) => (vault.locked ? { ok: false, problem: 'locked' } : device.unwrap(key));
    const { keys, key, sealed } = await bench(vault);
    const text = await sealed(await key());
    vault.locked = true;
    expect(await keys.open(text)).toEqual({ ok: false, problem: 'locked' });
  });
});

describe('the keys of windows', () => {
  test('are one for who asks at once, and the same after a restart', async () => {
    const { key, open, folder } = await bench();
    const [one, other] = await Promise.all([key(), key()]);
    expect(other).toEqual(one);
    expect(await key([], await open())).toEqual(one);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('OB43 a key is gone within the time of an order that was sealed with it, and the next one is there long before', async () => {
    const { keys, key, sealed, clock, folder } = await bench();
    const first = await key();
    const text = await sealed(first);
    await clock.advance(23 * hourMs);
    const second = await key();
    expect(second.name).not.toBe(first.name);
    expect(await keys.open(text)).toMatchObject({ ok: true });
    // The shopper's order, were it final in the moment it was sealed, is wiped after two days.
    await clock.advance(24 * hourMs);
    await key();
    expect(await readdir(folder)).not.toContain(`${first.name}.json`);
    expect(await keys.open(text)).toEqual({ ok: false, problem: 'lost' });
  });

  test('OB13 OB43 a key that a window still holds something under stays, however old', async () => {
    const { keys, key, sealed, clock } = await bench();
    const first = await key();
    const text = await sealed(first);
    await clock.advance(900 * hourMs);
    await key([first.name]);
    expect(await keys.open(text)).toMatchObject({ ok: true });
    await key([]);
    expect(await keys.open(text)).toEqual({ ok: false, problem: 'lost' });
  });

  test('a key from a time that has not come yet is as old as can be', async () => {
    const { key, clock, folder } = await bench();
    const now = clock.now();
    clock.jump(now + 365 * 24 * hourMs);
    const future = await key();
    clock.jump(now);
    expect((await key()).name).not.toBe(future.name);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('OB58 what was sealed before the journal may have forgotten something is told from what is sealed after it', async () => {
    const { keys, key, sealed, open, folder, clock } = await bench();
    const later = { ...intent, id: uuidv7({ now: () => clock.now() + 2 * hourMs }, randomBytes) };
    const first = await key();
    const [before, keptLong] = [await sealed(first), await sealed(first, later)];
    expect(keys.mayBeForgotten(before)).toBe(false);
    await keys.journalMayHaveForgotten();
    await clock.advance(3 * hourMs);
    const next = await key();
    const [after, ofOldCart] = [await sealed(next, later), await sealed(next)];
    for (const office of [keys, await open()]) {
      const doubted = [before, keptLong, ofOldCart, after].map((text) => office.mayBeForgotten(text));
      expect(doubted).toEqual([true, true, true, false]);
      for (const text of [before, after]) expect(await office.open(text)).toMatchObject({ ok: true });
    }
    await writeFile(join(folder, 'from-before-the-journal'), '{');
    expect((await open()).mayBeForgotten(after)).toBe(true);
  });

  test('OB58 what comes in the clear is told by the time its cart was begun, and a clock that is set back makes it no younger', async () => {
    const { keys, key, open, clock } = await bench();
    const begunAt = (at: number) => ({ ...intent, id: uuidv7({ now: () => at }, randomBytes) });
    const now = clock.now();
    await keys.journalMayHaveForgotten();
    expect(keys.mayBeForgotten(begunAt(now - 1)), 'on the first day').toBe(false);
    await key();
    await keys.journalMayHaveForgotten();
    clock.jump(now - hourMs);
    await keys.journalMayHaveForgotten();
    clock.jump(now + 3 * hourMs);
    for (const office of [keys, await open()])
      expect([now, now + hourMs - 1, now + hourMs].map((at) => office.mayBeForgotten(begunAt(at)))).toEqual([
        ...[true, true, false],
      ]);
  });

  test('OB58 a cart from a time that has not come yet is from before a clock was set back, and may have been ordered', async () => {
    const { keys, key, clock } = await bench();
    const begunAt = (at: number) => ({ ...intent, id: uuidv7({ now: () => at }, randomBytes) });
    const now = clock.now();
    await key();
    expect(keys.mayBeForgotten(begunAt(now + 1)), 'no journal was lost').toBe(false);
    clock.jump(now - 5 * hourMs);
    await keys.journalMayHaveForgotten();
    expect(keys.mayBeForgotten(begunAt(now))).toBe(true);
  });

  test('OB58 with no room to write it down it is true for this life', async () => {
    const { keys, key, sealed, folder } = await bench();
    const text = await sealed(await key());
    await mkdir(join(folder, 'from-before-the-journal'));
    await expect(keys.journalMayHaveForgotten()).rejects.toThrow('EISDIR');
    expect(keys.mayBeForgotten(text)).toBe(true);
  });

  test('a damaged one is not used, and another is made', async () => {
    const { key, open, folder, copies, clock } = await bench();
    const { name } = await key();
    for (const one of [folder, copies]) await writeFile(join(one, `${name}.json`), '');
    await clock.advance(1);
    expect((await key([], await open())).name).not.toBe(name);
  });

  test('a disk that cannot keep one says so', async () => {
    const { keys, folder } = await bench();
    await rm(folder, { recursive: true });
    expect(await keys.key([])).toEqual({ ok: false, problem: 'disk-failed' });
  });
});
