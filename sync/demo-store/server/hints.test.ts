import { expect, test } from 'vitest';
import { renameProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import { testData } from '../testing/test-data.ts';
import { variantsOf } from '../testing/test-intents.ts';
import { testStore } from '../testing/test-store.ts';
import { openHints } from './hints.ts';

async function listening() {
  const { data, clock } = await testData();
  const hints = openHints(data, clock);
  const listener = hints.join();
  const heard = (): string => String((listener.read() as Buffer | null) ?? '');
  expect(heard()).toMatch(/^:/);
  return { data, clock, hints, listener, heard };
}

test('what changes is told by its resources, gathered for a quarter of a second', async () => {
  const { data, clock, heard } = await listening();
  const [variant = ''] = variantsOf(data);
  setPrice(data, variant, 4_200);
  for (const available of [1, 2, 3]) setStock(data, { variant, location: 'loc-1', available });
  expect(heard()).toBe('');
  clock.advance(250);
  expect(heard()).toBe('event: changed\ndata: {"resources":["price","stock"]}\n\n');
  clock.advance(5_000);
  expect(heard()).toBe('');
  renameProduct(data, 'p-1', { en: 'Another' });
  clock.advance(250);
  expect(heard()).toBe('event: changed\ndata: {"resources":["product"]}\n\n');
});

test('a quiet line is told from a dead one by a comment every ten seconds', async () => {
  const { clock, heard } = await listening();
  for (let beat = 0; beat < 3; beat++) {
    clock.advance(10_000);
    expect(heard()).toMatch(/^:.*\n\n$/);
  }
});

test('who does not read is left, who leaves is not waited for, and closing ends the rest', async () => {
  const { data, clock, hints, listener } = await listening();
  const [variant = ''] = variantsOf(data);
  for (let step = 0; step < 1_000; step++) {
    setPrice(data, variant, 100 + step);
    clock.advance(250);
  }
  expect(listener.destroyed).toBe(true);
  const [leaver, stayer] = [hints.join(), hints.join()];
  leaver.destroy();
  hints.close();
  expect([leaver.destroyed, stayer.destroyed]).toEqual([true, true]);
});

test('over the wire the line comes at once, and a change on it', async () => {
  const store = await testStore();
  const answer = await store.call('/v1/hints');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^:/);
  await store.control('/control/products/p-1', { method: 'PUT', body: { title: { en: 'Another' } } });
  store.clock.advance(250);
  expect((await reader?.read())?.value).toContain('{"resources":["product"]}');
  await reader?.cancel();
});
