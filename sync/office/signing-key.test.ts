import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mendSigningKey, openSigningKey } from './signing-key.ts';
import { twinIn } from './twin-file.ts';
import { keyVault } from './vault.ts';

async function bench() {
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-signing-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const vault = keyVault(randomBytes(32), randomBytes);
  const key = async () => {
    const opened = await openSigningKey(dataDir, vault);
    return opened.ok ? Buffer.from(opened.value).toString('hex') : opened.problem;
  };
  return { dataDir, vault, key, twin: twinIn(dataDir, 'signing.key') };
}

describe('the key that files of orders are signed with', () => {
  test.each(['first', 'second'] as const)(
    'OB50 with its %s file damaged it is the same key, and the file is made whole',
    async (which) => {
      const { dataDir, key, twin } = await bench();
      const made = await key();
      const [whole, pem] = await Promise.all([readFile(twin.first), readFile(join(dataDir, 'signing.pem'))]);
      await truncate(twin[which], 30);
      expect(await key()).toBe(made);
      expect(await mendSigningKey(dataDir)).toBe(true);
      expect(await readFile(twin[which])).toEqual(whole);
      expect(await readFile(join(dataDir, 'signing.pem'))).toEqual(pem);
      expect(await mendSigningKey(dataDir)).toBe(false);
    },
  );

  test('OB50 one of an earlier version, which was kept once and without a sum, is the same and gets its second file', async () => {
    const { dataDir, vault, key, twin } = await bench();
    const made = await key();
    const locked = await vault.wrap(Buffer.from(made, 'hex'));
    await rm(twin.second);
    await writeFile(twin.first, locked);
    expect(await mendSigningKey(dataDir)).toBe(false);
    await truncate(twin.first, 0);
    expect(await key()).toBe(made);
  });

  test('with both damaged there is a new one, which other kiosks have to be told of', async () => {
    const { dataDir, key, twin } = await bench();
    const made = await key();
    const pem = await readFile(join(dataDir, 'signing.pem'), 'utf8');
    for (const path of [twin.first, twin.second]) await truncate(path, 30);
    expect(await mendSigningKey(dataDir)).toBe(false);
    expect(await key()).not.toBe(made);
    expect(await readFile(join(dataDir, 'signing.pem'), 'utf8')).not.toBe(pem);
  });

  test('before it is needed there is none, and nothing to mend', async () => {
    const { dataDir } = await bench();
    expect(await mendSigningKey(dataDir)).toBe(false);
  });
});
