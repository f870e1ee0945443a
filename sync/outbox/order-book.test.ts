import { expect, test } from 'vitest';
import { succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { openOrderBook } from './order-book.ts';
import type { JournalPort } from './ports.ts';

function memoryJournal(pieces: Uint8Array[] = []): JournalPort {
  return {
    async *read() {
      yield* [...pieces];
    },
    async append(bytes) {
      pieces.push(bytes);
      return succeed(null);
    },
  };
}

const asBytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** As the first version wrote it; never to be changed. */
const firstVersion = [
  '{"id":"01900000-0000-7000-8000-000000000001","ticket":"234678","cart":"cart-1","total":{"minor":1000,"currency":"EUR","exponent":2},"onChange":"ask","taken":[{"variant":"v","location":"store-1","quantity":2}],"sealed":"a256gcm:AAAA","event":"accepted","at":1900000000000}',
  '{"id":"01900000-0000-7000-8000-000000000001","at":1900000000031,"event":"preparing","attempt":1}',
  '{"id":"01900000-0000-7000-8000-000000000001","at":1900000000042,"event":"prepared","container":{"id":"c-1","expiresAt":null}}',
  '{"id":"01900000-0000-7000-8000-000000000001","at":1900000000053,"event":"committing","attempt":1,"total":{"minor":1000,"currency":"EUR","exponent":2},"keyTtlMs":600000}',
  '{"id":"01900000-0000-7000-8000-000000000001","at":1900000000064,"event":"unknown","reason":"answer"}',
];

test('OB20 a journal of the first version reads as it did, and says of each order what has become of it', async () => {
  const pieces = firstVersion.map((text, at) => encodeRecord({ sequence: at + 1, payload: asBytes(text) }));
  const book = await openOrderBook(memoryJournal(pieces), () => {});
  expect(book.recovery).toEqual({
    ...{ orders: 1, damagedStretches: 0, tornTail: false, missing: 0, setAside: 0, misfits: 0 },
  });
  expect(book.changesAfter(0).orders).toMatchObject([
    {
      ...{ id: '01900000-0000-7000-8000-000000000001', kind: 'order', about: null, state: 'unknown', seq: 5 },
      ...{ attempts: 1, mayHaveArrived: true, question: null, handoff: null, cart: 'cart-1' },
    },
  ]);
  expect(book.get('01900000-0000-7000-8000-000000000001')).toMatchObject({ keyUsedAt: 1900000000053, edited: false });
});
