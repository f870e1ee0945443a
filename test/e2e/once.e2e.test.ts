import { expect, onTestFinished, test } from 'vitest';
import { join } from 'node:path';
import { startKioskApp } from '../harness/kiosk-app.ts';
import { owned } from '../harness/owned.ts';
import { openSoakShop } from '../soak/soak-shop.ts';
import { nap, officeOf, placeAndHear } from '../soak/told.ts';

const orders = 12;

test('OB49 a commit that is cut before its answer has reached the store once, where each one is another order', async () => {
  const own = owned();
  onTestFinished(() => own.closeAll());
  const { store, settings, folder, lines } = await openSoakShop(own, { seed: 4, repeatsCount: true });
  // Some are answered, so that there are connections that were in use before.
  await store.control('PUT', 'faults/cut-after', { probability: 0.5, route: 'commit' });
  const app = own(startKioskApp({ settings, data: join(folder, 'kiosk') }));
  const window = await app.attach();
  await officeOf(window);
  const tickets: string[] = [];
  for (let order = 0; order < orders; order++) {
    const [line] = lines;
    if (line === undefined) throw new Error('A shop without goods');
    tickets.push((await window.fillCart(line)).ticket);
    await placeAndHear(window);
  }
  while ((await officeOf(window)).status.waiting > 0) await nap();
  const times = await Promise.all(tickets.map(async (ticket) => (await store.ledgerOf(ticket)).length));
  expect(times).toEqual(tickets.map(() => 1));
});
