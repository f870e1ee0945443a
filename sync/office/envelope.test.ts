import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { fail } from '../kernel/result.ts';
import { encodeRecord } from '../outbox/frame.ts';
import { decrypt, encrypt } from './cipher.ts';
import { openEnvelopes } from './envelope.ts';
import { keyFoldersIn } from './key-files.ts';
import { openKeyLedger } from './key-ledger.ts';
import { type ForRecovery, openWithRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { keyVault, openFileVault, type Vault } from './vault.ts';

const id = '01900000-0000-7000-8000-000000000001';
const partsOf = (sealed: string) => {
  const [form = '', name = '', bytes = ''] = sealed.split(':');
  return { head: `${form}:${name}:`, name, bytes: Buffer.from(bytes, 'base64') };
};
const secret = 'Ada Lovelace, 12 St James Square';

async function bench(options: { vault?: Vault; recovery?: string } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-keys-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const { folder, copies } = keyFoldersIn(dataDir, 'keys');
  const vault = options.vault ?? keyVault(randomBytes(32), randomBytes);
  const recovery = options.recovery === undefined ? null : readRecoveryKey(options.recovery);
  if (recovery?.ok === false) throw new Error(recovery.problem);
  const clock = scriptedClock();
  const ledger = openKeyLedger();
  const start = async (heard = ledger) => {
    const opened = await openEnvelopes({
      ...{ folder, copies, vault, recovery: recovery?.value ?? null, randomBytes, clock, ledger: heard },
    });
    onTestFinished(() => opened.close());
    return opened;
  };
  const envelopes = await start();
  const keyFileOf = (text: string) => join(folder, `${partsOf(text).name}.json`);
  const bothFilesOf = (text: string) => [folder, copies].map((one) => join(one, `${partsOf(text).name}.json`));
  const sealed = async (text = secret) => {
    const answer = await envelopes.seal(id, text);
    if (!answer.ok) throw new Error(answer.problem.kind);
    return answer.value;
  };
  /** The office after a restart, with a journal in which these records stand. */
  const reopened = async (...records: readonly object[]) => {
    const heard = openKeyLedger();
    const bytes = records.map((record, at) =>
      encodeRecord({ sequence: at + 1, payload: Buffer.from(JSON.stringify(record)) }),
    );
    for await (const _ of heard.listening(journalOf(Buffer.concat(bytes))).read());
    return start(heard);
  };
  return { folder, copies, vault, clock, envelopes, ledger, keyFileOf, bothFilesOf, sealed, reopened };
}

const journalOf = (...pieces: readonly Uint8Array[]) => ({
  async *read() {
    yield* pieces;
  },
});

describe('the envelope around an intent', () => {
  test('OB12 what is sealed cannot be read, and opens with its key', async () => {
    const { envelopes, sealed, keyFileOf } = await bench();
    const text = await sealed();
    expect(partsOf(text).bytes.toString('latin1') + text).not.toMatch(/Ada|Lovelace|James/);
    expect(await envelopes.open(id, text)).toEqual({ ok: true, value: secret });
    expect((await stat(keyFileOf(text))).mode & 0o077).toBe(0);
  });

  test('OB12 destroying the key is the wipe: what is left opens for nobody', async () => {
    const { envelopes, sealed, bothFilesOf } = await bench();
    const text = await sealed();
    for (const file of bothFilesOf(text)) await rm(file);
    expect(await envelopes.open(id, text)).toEqual({ ok: false, problem: 'lost' });
  });

  test('OB12 every intent has a key of its own, and opens only as itself', async () => {
    const { envelopes, sealed, folder, bothFilesOf } = await bench();
    const other = id.replace(/1$/, '2');
    const text = await sealed();
    const another = await envelopes.seal(other, secret);
    if (!another.ok) throw new Error(another.problem.kind);
    expect(await envelopes.open(other, text)).toEqual({ ok: false, problem: 'lost' });
    expect(await readdir(folder)).toHaveLength(2);
    const bytes = await readFile(bothFilesOf(text)[0] ?? '');
    for (const file of bothFilesOf(another.value)) await writeFile(file, bytes);
    expect(await envelopes.open(other, another.value)).toEqual({ ok: false, problem: 'lost' });
  });

  test('sealed again under the same id, both open: the first may be in the journal', async () => {
    const { envelopes, sealed } = await bench();
    const [first, second] = [await sealed(), await sealed()];
    expect(first).not.toBe(second);
    // One key, so that destroying it wipes both.
    expect(partsOf(first).name).toBe(partsOf(second).name);
    expect(await envelopes.open(id, first)).toMatchObject({ value: secret });
    expect(await envelopes.open(id, second)).toMatchObject({ value: secret });
  });

  test('a locked vault is not a lost key: nothing is opened, and no key is replaced', async () => {
    const device = keyVault(randomBytes(32), randomBytes);
    let isLocked = false;
    const unwrap: Vault['unwrap'] = async (key) => (isLocked ? fail('locked') : device.unwrap(key));
    const { envelopes, sealed, folder } = await bench({ vault: { ...device, unwrap } });
    const text = await sealed();
    isLocked = true;
    expect(await envelopes.open(id, text)).toEqual({ ok: false, problem: 'locked' });
    expect(await envelopes.seal(id, secret)).toEqual({ ok: false, problem: { kind: 'locked' } });
    isLocked = false;
    expect(await readdir(folder)).toHaveLength(1);
    expect(await envelopes.open(id, text)).toEqual({ ok: true, value: secret });
  });

  test.each([0, 12, 28, 40])('a changed bit at %i is found', async (at) => {
    const { envelopes, sealed } = await bench();
    const { head, bytes } = partsOf(await sealed());
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    expect(await envelopes.open(id, head + bytes.toString('base64'))).toEqual({ ok: false, problem: 'lost' });
  });

  test('what was sealed under a key named for its intent, as it once was, still opens', async () => {
    const { envelopes, folder, vault } = await bench();
    const key = randomBytes(32);
    const device = Buffer.from(await vault.wrap(key)).toString('base64');
    await writeFile(join(folder, `${id}.json`), JSON.stringify({ version: 1, device }));
    const bytes = encrypt(key, Buffer.from(secret), `endcap intent ${id}`, randomBytes);
    expect(await envelopes.open(id, `a256gcm:${Buffer.from(bytes).toString('base64')}`)).toEqual({
      ok: true,
      value: secret,
    });
  });

  test.each(['', 'a256gcm-key::AAAA', 'a256gcm-key:../../vault:AAAA', 'other:AAAA'])(
    'a text that names no key (%s) is lost, and no other file is looked into',
    async (text) => {
      const { envelopes } = await bench();
      expect(await envelopes.open(id, text)).toEqual({ ok: false, problem: 'lost' });
    },
  );

  test('a damaged key file is a lost key, not a crash', async () => {
    const { envelopes, sealed, bothFilesOf } = await bench();
    const text = await sealed();
    for (const content of ['', '{', '{"version":9}', '{"version":1,"device":"AAAA"}']) {
      for (const file of bothFilesOf(text)) await writeFile(file, content);
      expect(await envelopes.open(id, text)).toEqual({ ok: false, problem: 'lost' });
    }
  });
});

describe('wiping an order', () => {
  test('OB41 destroys its key with both its locks, and no other order’s', async () => {
    const { envelopes, sealed, folder, copies, keyFileOf } = await bench({ recovery: keyPairs.x25519.publicKey });
    const text = await sealed();
    const other = id.replace(/1$/, '2');
    const another = await envelopes.seal(other, secret);
    if (!another.ok) throw new Error(another.problem.kind);
    expect(await envelopes.wipe(id)).toEqual({ ok: true, value: null });
    expect(await envelopes.open(id, text)).toEqual({ ok: false, problem: 'lost' });
    expect(await envelopes.open(other, another.value)).toMatchObject({ value: secret });
    for (const one of [folder, copies]) expect(await readdir(one)).toEqual([basename(keyFileOf(another.value))]);
  });

  test('OB41 destroys the keys of all its records, also of one that does not count and of one before a restart', async () => {
    const { envelopes, sealed, bothFilesOf, reopened } = await bench();
    const first = await sealed();
    // As if the office had been killed after the disk refused the first record, and the order came again under another key.
    const second = await envelopes.seal('01900000-0000-7000-8000-00000000000f', secret);
    if (!second.ok) throw new Error(second.problem.kind);
    const office = await reopened({ id, sealed: first }, { id, event: 'edited', sealed: second.value });
    expect(await office.wipe(id)).toMatchObject({ ok: true });
    for (const file of [first, second.value].flatMap(bothFilesOf)) await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('OB41 is harmless to repeat: a crash before it is written down leads to it once more', async () => {
    const { sealed, reopened } = await bench();
    const text = await sealed();
    for (let time = 0; time < 2; time++)
      expect(await (await reopened({ id, sealed: text })).wipe(id)).toEqual({ ok: true, value: null });
  });

  test('OB41 reaches what was sealed as it once was, under a key named for its order', async () => {
    const { folder, vault, reopened } = await bench();
    const device = Buffer.from(await vault.wrap(randomBytes(32))).toString('base64');
    await writeFile(join(folder, `${id}.json`), JSON.stringify({ version: 1, device }));
    const office = await reopened({ id, sealed: 'a256gcm:AAAA' });
    expect(await office.wipe(id)).toMatchObject({ ok: true });
    expect(await readdir(folder)).toEqual([]);
  });

  test('OB41 leaves no byte of the key in the file it was in', async () => {
    const { envelopes, sealed, bothFilesOf } = await bench();
    const files = await Promise.all(bothFilesOf(await sealed()).map((path) => open(path, 'r')));
    onTestFinished(async () => void (await Promise.all(files.map((file) => file.close()))));
    const { size } = await (files[0] as FileHandle).stat();
    await envelopes.wipe(id);
    for (const file of files) {
      const left = Buffer.alloc(size);
      await file.read(left, 0, size, 0);
      expect(left).toEqual(Buffer.alloc(size));
    }
    expect([files.length, size > 50]).toEqual([2, true]);
  });

  test('a disk that fails says so, and nothing is called wiped', async () => {
    const { envelopes, sealed, folder } = await bench();
    await sealed();
    await rm(folder, { recursive: true });
    expect(await envelopes.wipe(id)).toEqual({ ok: false, problem: { kind: 'disk-failed' } });
  });
});

describe('keys that a killed office leaves behind', () => {
  test('OB42 are the reserve of the next start, and those that a record names are not in it', async () => {
    const { sealed, clock, folder, keyFileOf, reopened } = await bench();
    const text = await sealed();
    const wholeKeys = async () => (await readdir(folder)).filter((name) => name.endsWith('.json'));
    await clock.advance(5_000);
    await eventually('spares are made', async () => (await wholeKeys()).length === 9, 20_000);
    await writeFile(join(folder, `${'0'.repeat(32)}.json.new`), 'half');
    const office = await reopened({ id, sealed: text });
    expect(await office.keepReserve()).toEqual({ ok: true, value: { found: 8 } });
    expect(await readdir(folder)).toHaveLength(9);
    expect(await readdir(folder)).toContain(basename(keyFileOf(text)));
    expect(await office.open(id, text)).toMatchObject({ value: secret });
  });

  test('OB42 a key that stands in a torn or damaged record is in no reserve', async () => {
    const { sealed, folder, ledger, envelopes } = await bench();
    const text = await sealed();
    const whole = encodeRecord({ sequence: 1, payload: Buffer.from(JSON.stringify({ id, sealed: text })) });
    const torn = whole.subarray(0, whole.length - 10);
    for await (const _ of ledger.listening(journalOf(torn)).read());
    expect(await envelopes.keepReserve()).toMatchObject({ value: { found: 0 } });
    expect(await readdir(folder)).toHaveLength(1);
  });
});

const newKeyPairs = () => ({
  x25519: generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }),
  rsa: generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }),
});
const keyPairs = newKeyPairs();

describe('the retailer’s recovery key', () => {
  test.each(['x25519', 'rsa'] as const)('%s opens the orders of a kiosk that died, without the kiosk', async (kind) => {
    const { sealed, keyFileOf } = await bench({ recovery: keyPairs[kind].publicKey });
    const text = await sealed();
    const { recovery } = JSON.parse(await readFile(keyFileOf(text), 'utf8')) as { recovery: ForRecovery };
    const key = openWithRecoveryKey(keyPairs[kind].privateKey, recovery);
    if (key === null) throw new Error('not opened');
    const opened = decrypt(key, partsOf(text).bytes, `endcap intent ${id}`);
    expect(Buffer.from(opened ?? []).toString()).toBe(secret);
  });

  test.each(['x25519', 'rsa'] as const)('%s of somebody else opens nothing', async (kind) => {
    const { sealed, keyFileOf } = await bench({ recovery: keyPairs[kind].publicKey });
    const text = await sealed();
    const { recovery } = JSON.parse(await readFile(keyFileOf(text), 'utf8')) as { recovery: ForRecovery };
    const stranger = newKeyPairs()[kind];
    expect(openWithRecoveryKey(stranger.privateKey, recovery)).toBeNull();
  });

  test('a key that is too short, of another kind, or none at all is refused', () => {
    const spki = { type: 'spki', format: 'pem' } as const;
    const short = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export(spki).toString();
    const signing = generateKeyPairSync('ed25519').publicKey.export(spki).toString();
    for (const pem of [short, signing, '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', '']) {
      expect(readRecoveryKey(pem)).toMatchObject({ ok: false, problem: expect.stringMatching(/X25519|RSA/) });
    }
  });
});

describe('the file vault', () => {
  async function folder() {
    const path = await mkdtemp(join(tmpdir(), 'endcap-vault-'));
    onTestFinished(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  test('has one key for good, for this user’s eyes only, also when two start at once', async () => {
    const path = await folder();
    const vaults = await Promise.all([openFileVault(path, randomBytes), openFileVault(path, randomBytes)]);
    const [first, second] = vaults.map((vault) => (vault.ok ? vault.value : null));
    const wrapped = (await first?.wrap(Buffer.from('key'))) ?? new Uint8Array();
    expect(await second?.unwrap(wrapped)).toMatchObject({ ok: true });
    expect((await stat(join(path, 'vault.key'))).mode & 0o777).toBe(0o600);
    expect((await readdir(path)).toSorted()).toEqual(['copies', 'vault.key']);
  });

  test.each(['vault.key', 'copies/vault.key'])('OB50 with %s damaged it has its key still', async (file) => {
    const path = await folder();
    const before = await openFileVault(path, randomBytes);
    if (!before.ok) throw new Error(before.problem);
    const wrapped = await before.value.wrap(Buffer.from('key'));
    const whole = await readFile(join(path, file));
    await writeFile(join(path, file), whole.subarray(0, 32));
    const after = await openFileVault(path, randomBytes);
    if (!after.ok) throw new Error(after.problem);
    expect(await after.value.unwrap(wrapped)).toMatchObject({ ok: true });
    expect([before.value.mended, after.value.mended]).toEqual([false, true]);
    expect(await readFile(join(path, file))).toEqual(whole);
  });

  test('another device’s vault opens nothing; a damaged key file is said', async () => {
    const [path, elsewhere] = [await folder(), await folder()];
    const [here, there] = [await openFileVault(path, randomBytes), await openFileVault(elsewhere, randomBytes)];
    if (!here.ok || !there.ok) throw new Error('no vault');
    expect(await there.value.unwrap(await here.value.wrap(Buffer.from('key')))).toEqual(fail('lost'));
    for (const file of ['vault.key', 'copies/vault.key']) await writeFile(join(path, file), 'short');
    expect(await openFileVault(path, randomBytes)).toMatchObject({
      problem: expect.stringMatching(/vault.key is damaged/),
    });
  });
});
