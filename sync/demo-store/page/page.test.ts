import { expect, test } from 'vitest';
import { makeCatalog } from '../catalog/catalog.ts';
import { faultKinds } from '../faults/fault.ts';
import { testProducts, testSeed } from '../testing/test-data.ts';
import { intentIdOf, orderIntent, variantsOf } from '../testing/test-intents.ts';
import { testStore, type TestStore } from '../testing/test-store.ts';
import { html } from './html.ts';

const [variant = ''] = variantsOf({ catalog: makeCatalog({ products: testProducts, seed: testSeed }) });

async function order(store: TestStore): Promise<void> {
  await store.control('/control/stock', { method: 'PUT', body: { variant, location: 'loc-1', available: 5 } });
  const intent = orderIntent(1, { variant });
  const lines = intent.lines.map((line) => ({ ...line, title: '<script>alert(1)</script>' }));
  const { id } = (await (await store.call('/v1/orders/prepare', { body: { ...intent, lines } })).json()) as {
    id: string;
  };
  const { total } = (await (await store.call(`/v1/containers/${id}/quote`, { body: {} })).json()) as { total: object };
  const body = { intentId: intentIdOf(1), expectedTotal: total };
  await store.call(`/v1/containers/${id}/commit`, { body, headers: { 'idempotency-key': body.intentId } });
}

const panel = async (store: TestStore, name: string) => (await store.control(`/page/panel/${name}`)).text();

test('what comes from outside is text, never markup', () => {
  expect(html`<b title="${'"><i>'}">${'<a&b>'}</b>`.text).toBe('<b title="&quot;&gt;&lt;i&gt;">&lt;a&amp;b&gt;</b>');
});

test('an order is found by its ticket, with its promise and without anything personal', async () => {
  const store = await testStore();
  await order(store);
  const shown = await panel(store, 'orders?ticket=k7m');
  expect(shown).toContain('K7M · 4QR');
  expect(shown).toContain('very likely there, 25 min old, 93 %');
  expect(shown).toContain('&lt;script&gt;');
  expect(shown).not.toContain('somebody@example.com');
  expect(await panel(store, 'orders?ticket=XYZ')).toContain('No order begins with');
});

test('OB57 what was written to a shopper is there by its ticket, and not to whom', async () => {
  const store = await testStore();
  const message = {
    ...{ id: `${intentIdOf(1)}-7`, intent: intentIdOf(1), ticket: 'K7M4QR', store: 'loc-1', language: 'fr' },
    contact: { email: 'zebedee@quartermaine.example' },
    question: { about: 'price', newTotal: { minor: 99_900, currency: 'EUR', exponent: 2 } },
    total: null,
  };
  const write = (key: string) =>
    store.call('/v1/messages', { body: message, headers: { 'idempotency-key': key } }).then(({ ok }) => ok);
  expect([await write('another'), await write(message.id), await write(message.id)]).toEqual([false, true, true]);
  const shown = await panel(store, 'orders?ticket=K7M');
  expect(shown.split('Mail to the shopper, fr')).toHaveLength(2);
  expect(shown).toContain('999');
  expect(shown).not.toContain('zebedee');
});

test('every fault has its switch, and a fault set by a call shows', async () => {
  const store = await testStore();
  await store.setFault({ kind: 'latency', route: 'status', next: 7 });
  const shown = await panel(store, 'faults');
  for (const kind of Object.keys(faultKinds)) expect(shown).toContain(`data-fault="${kind}"`);
  expect(shown).toContain('<option value="status" selected>');
  expect(shown).toContain('<option value="7" selected>');
});

test('the page lives at the control port, and the front door points to it', async () => {
  const store = await testStore();
  const pointed = await store.call('/', { redirect: 'manual' });
  expect(pointed.status).toBe(307);
  const page = await store.control('/');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await page.text()).toContain('<h1>Demo store</h1>');
});

test('everything that the pages ask for is there', async () => {
  const store = await testStore();
  for (const path of ['/', '/docs']) {
    const page = await (await store.control(path)).text();
    const asked = [...page.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(asked.length).toBeGreaterThan(2);
    for (const address of asked) expect((await store.control(address)).status, address).toBe(200);
  }
  for (const address of ['/page/display.woff2', '/page/text.woff2', '/openapi.json'])
    expect((await store.control(address)).status, address).toBe(200);
});

test('whoever watches is told when an order has come', async () => {
  const store = await testStore();
  const events = await store.control('/control/events');
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  await order(store);
  let heard = '';
  while (!heard.includes('event: orders')) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain('"what":"ordered"');
  await reader?.cancel();
});
