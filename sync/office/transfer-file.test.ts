import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CarriedOrder } from '../contract/transfer.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { fail, succeed } from '../kernel/result.ts';
import { seededRandom } from '../kernel/random.ts';
import { makeTransferCode, openTransfer, sealTransfer } from './transfer-file.ts';

const signingKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
const mine = signingKey();
const head = { name: 'orders-1.endcap', kiosk: 'kiosk-1', store: 'loc-1', madeAt: 1, orders: 1 };
const order: CarriedOrder = {
  intent: JSON.stringify(orderIntent(1, { variant: 'v' })),
  acceptedAt: 5,
  attempts: 2,
  total: null,
  container: null,
  keyUsedAt: 7,
  mayHaveArrived: true,
};
const code = 'K7M4QR2PX9AB';
const byCode = { by: 'code', code } as const;

const sealed = (change: Partial<Parameters<typeof sealTransfer>[0]> = {}) =>
  sealTransfer({ head, orders: [order], code, recovery: null, signingKey: mine, randomBytes, ...change });

type Parts = { head: object; content: string; version: number; signer: string; signature: string; locks: object };

const changed = (text: string, change: (file: Parts) => Partial<Parts>): string => {
  const file = JSON.parse(text) as Parts;
  return JSON.stringify({ ...file, ...change(file) });
};

describe('a file of orders', () => {
  test('OB39 opens with the code it was made with, however that was written down, and shows nothing without', async () => {
    const text = await sealed();
    expect(text).not.toMatch(/somebody@example|Storm shell/);
    expect(await openTransfer(text, { by: 'code', code: 'k7m4-qr2p x9ab' }, null)).toEqual(
      succeed({ head, orders: [order] }),
    );
    expect(await openTransfer(text, { by: 'code', code: 'K7M4QR2PX9AC' }, null)).toEqual(fail('wrong-code'));
  });

  test('OB39 has another code each time, of twelve signs', () => {
    const codes = new Set(Array.from({ length: 50 }, () => makeTransferCode(randomBytes)));
    expect(codes.size).toBe(50);
    for (const one of codes) expect(one).toMatch(/^[2-9A-Z]{12}$/);
  });

  test.each(['rsa', 'x25519'])(
    'OB40 opens with the retailer’s recovery key too (%s), and with no other',
    async (kind) => {
      const pair = () =>
        kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2_048 }) : generateKeyPairSync('x25519');
      const [right, other] = [pair(), pair()];
      const text = await sealed({ recovery: right.publicKey });
      const opener = (key: typeof right.privateKey) =>
        ({ by: 'recovery', key: key.export({ type: 'pkcs8', format: 'pem' }).toString() }) as const;
      expect(await openTransfer(text, opener(right.privateKey), null)).toMatchObject({ ok: true });
      expect(await openTransfer(text, opener(other.privateKey), null)).toEqual(fail('wrong-code'));
      expect(await openTransfer(await sealed(), opener(right.privateKey), null)).toEqual(fail('wrong-code'));
    },
  );

  test('OB39 from another hand is refused where the settings name whose are taken', async () => {
    const publicOf = (key: Buffer) => createPublicKey({ key, type: 'pkcs8', format: 'der' } as never);
    const theirs = signingKey();
    expect(await openTransfer(await sealed(), byCode, [publicOf(mine)])).toMatchObject({ ok: true });
    expect(await openTransfer(await sealed({ signingKey: theirs }), byCode, [publicOf(mine)])).toEqual(
      fail('stranger'),
    );
  });

  test('OB39 changed anywhere after it was signed is forged', async () => {
    const text = await sealed();
    const other = JSON.parse(await sealed({ signingKey: signingKey() })) as Parts;
    for (const change of [
      () => ({ head: { ...head, kiosk: 'kiosk-9' } }),
      () => ({ content: other.content }),
      () => ({ locks: other.locks }),
      () => ({ signer: other.signer }),
      () => ({ signature: other.signature }),
      () => ({ signer: 'AAAA' }),
    ]) {
      expect(await openTransfer(changed(text, change), byCode, null)).toEqual(fail('forged'));
    }
  });

  test('OB39 made by somebody who does not know the code does not open with it', async () => {
    const forged = await sealed({ code: 'AAAABBBBCCCC', signingKey: signingKey() });
    expect(await openTransfer(forged, byCode, null)).toEqual(fail('wrong-code'));
  });

  test('OB39 cut at any byte is refused, and says why', async () => {
    const text = await sealed();
    const random = seededRandom(39);
    for (let time = 0; time < 60; time++) {
      const cut = text.slice(0, random.below(text.length));
      const { problem } = (await openTransfer(cut, byCode, null)) as { problem: string };
      expect(['damaged', 'not-ours']).toContain(problem);
    }
    expect(await openTransfer(text.slice(0, -1), byCode, null)).toEqual(fail('damaged'));
  });

  test('OB39 with one byte changed is never taken for whole', async () => {
    const text = await sealed();
    const random = seededRandom(40);
    for (let time = 0; time < 60; time++) {
      const at = random.below(text.length);
      const garbled = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
      expect((await openTransfer(garbled, byCode, null)).ok, `byte ${at}`).toBe(false);
    }
  });

  test('OB39 of a newer kind, or no such file at all, is told apart from a damaged one', async () => {
    const text = await sealed();
    expect(
      await openTransfer(
        changed(text, () => ({ version: 2 })),
        byCode,
        null,
      ),
    ).toEqual(fail('newer'));
    expect(await openTransfer('{"a":1}', byCode, null)).toEqual(fail('not-ours'));
    expect(await openTransfer('', byCode, null)).toEqual(fail('not-ours'));
  });
});
