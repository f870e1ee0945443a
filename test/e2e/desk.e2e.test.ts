import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../build/setup/run-command.mjs';
import { type Orientation, startBrowserKiosk, startElectronKiosk } from '../harness/kiosk.ts';
import { faultsOf, flawsOf } from './faults.ts';
import { hosts, openShop, type Shop } from './shop.ts';
import { shopper } from './shopper.ts';
import { associate, handsOver, orderOf, staffSettings } from './staff.ts';

let shop: Shop | null = null;
afterEach(async () => {
  await shop?.close();
  shop = null;
});

/** Something the store sells, at a price that we say. */
async function someVariant({ store }: Shop, minor = 1_000): Promise<string> {
  const variant = 'p-0-1';
  await store.control('PUT', `prices/${variant}`, { minor });
  return variant;
}

describe.each(hosts)('at the desk, in $host', ({ host, start }) => {
  test('OB34 OB36 an associate signs in, finds an order that needs somebody, mends its address, and it is placed', async () => {
    shop = await openShop(await staffSettings());
    const kiosk = await shop.startKiosk(start);
    const { page } = kiosk;
    const person = associate(page);
    await shopper(page).seesPictures(4);
    const variant = await someVariant(shop);
    await handsOver(page, orderOf({ number: 1, ticket: 'K7M4QR', variant, postcode: 'nowhere' }));
    await person.signsIn('associate');
    await person.opens('needs-human');
    await page.getByText('7 Wimpole Mews').waitFor();
    await page.getByRole('button', { name: 'Change address or contact' }).click();
    const postcode = page.locator('input[name="postcode"]');
    await postcode.fill('D02 XY45');
    await person.screen('desk-edit').getByRole('button', { name: 'Done' }).click();
    await person.primary('desk-edit').click();
    expect((await shop.ledgerWith('K7M4QR')).map(({ ticket }) => ticket)).toEqual(['K7M4QR']);
    await shopper(page).photographs(`${host}-desk-order`);
    await page.getByRole('button', { name: 'Back' }).last().click();
    await page.getByRole('button', { name: /^Done 1/ }).click();
    await person.opens('placed');
    await page.getByText('Changed').waitFor();
    expect(kiosk.complaints).toEqual([]);
  });
});

describe('a manager who has to stop it', () => {
  test('OB28 OB56 says how far and why, everybody at the desk reads that, and only a manager lets orders go again', async () => {
    shop = await openShop(await staffSettings());
    const kiosk = await shop.startKiosk(startElectronKiosk);
    const { page } = kiosk;
    const person = associate(page);
    await shopper(page).seesPictures(4);
    const variant = await someVariant(shop);
    await person.signsIn('manager');
    await page.getByRole('button', { name: 'Stop sending' }).click();
    await page.getByText('Switch off', { exact: true }).click();
    const stop = page.getByRole('dialog').getByRole('button', { name: 'Switch sending off' });
    expect(await stop.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Stock is being counted' }).click();
    await shopper(page).photographs('desk-stop-sending');
    expect(await flawsOf(page)).toEqual([]);
    await stop.click();
    await page
      .getByTestId('stopped')
      .getByText(/Stock is being counted · Number 4/)
      .waitFor();
    await handsOver(page, orderOf({ number: 1, ticket: 'K7M4QR', variant }));
    await person.primary('desk').click();
    await shopper(page).seesPictures(4);
    await person.signsIn('associate');
    await page
      .getByTestId('stopped')
      .getByText(/Stock is being counted/)
      .waitFor();
    await shopper(page).photographs('desk-stopped');
    expect(await page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
    expect(await shop.store.ledger()).toEqual([]);
    await person.primary('desk').click();
    await shopper(page).seesPictures(4);
    await person.signsIn('manager');
    await page.getByRole('button', { name: 'Send again' }).click();
    expect((await shop.ledgerWith('K7M4QR')).map(({ ticket }) => ticket)).toEqual(['K7M4QR']);
    expect(kiosk.complaints).toEqual([]);
  });
});

describe('a question that outlives the visit', () => {
  test('OB57 is written to the shopper by the store, once they have gone, and the desk says so', async () => {
    const { store, ...opened } = await openShop(await staffSettings());
    shop = { store, ...opened };
    const kiosk = await shop.startKiosk(startElectronKiosk);
    const { page } = kiosk;
    const person = shopper(page);
    await person.seesPictures(4);
    await shop.store.shut();
    await person.opensFirstProduct();
    await person.putsInCart();
    const ticket = await person.orders({ shouldItChange: 'Ask me first', email: 'zebedee@quartermaine.example' });
    await shop.makesEverythingCost(99_900);
    await shop.store.open();
    await person.isTold(/One question/);
    const staff = associate(page);
    await staff.signsIn('associate');
    await staff.opens('asking');
    await page
      .getByTestId('letter')
      .getByText(/It would now cost €999\.00/)
      .waitFor();
    await person.photographs('desk-letter');
    await staff.screen('desk-order').locator('.bar .button').first().click();
    await staff.primary('desk').click();
    await person.seesPictures(4);
    const written = async () => ((await store.control('GET', 'orders')) as { messages: object[] }).messages;
    await expect.poll(written, { timeout: 40_000 }).toMatchObject([{ ticket, by: 'email', language: 'en' }]);
    await staff.signsIn('associate');
    await page
      .getByText(/The shopper has been written to/)
      .first()
      .waitFor();
    await staff.opens('asking');
    await page.getByTestId('told').waitFor();
    expect(kiosk.output()).not.toMatch(/zebedee|quartermaine/);
    expect(kiosk.complaints).toEqual([]);
  });
});

describe('a kiosk that died', () => {
  test('OB40 IT carries its unsent orders to another, from where they reach the store once', async () => {
    const stick = await mkdtemp(join(tmpdir(), 'endcap-stick-'));
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    const recovery = { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
    const keyFile = join(stick, 'recovery.pem');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    shop = await openShop({ ...(await staffSettings()), recovery, transfer: { folder: stick } });
    const data = join(stick, 'dead');
    const dead = await shop.startKiosk(startElectronKiosk, { data });
    await shopper(dead.page).seesPictures(4);
    const variant = await someVariant(shop);
    await shop.store.shut();
    await handsOver(dead.page, orderOf({ number: 1, ticket: 'K7M4QR', variant }));
    await dead.cutPower();

    const rescue = ['build/rescue.ts', '--data', data, '--key', keyFile, '--out', stick];
    const { ok, output } = await runCommand(process.execPath, rescue, { timeoutMs: 30_000 });
    expect(ok, output).toBe(true);
    const [, code = ''] = /Code: ([0-9A-Z ]+)/.exec(output) ?? [];

    await shop.store.open();
    const kiosk = await shop.startKiosk(startBrowserKiosk);
    const { page } = kiosk;
    const person = associate(page);
    await shopper(page).seesPictures(4);
    await person.signsIn('manager');
    await page.getByRole('button', { name: 'To other kiosks' }).click();
    await page.getByRole('button', { name: /1 order of kiosk-1/ }).click();
    await page.getByLabel('The code that the other kiosk showed').fill(code);
    await page.getByRole('button', { name: 'Take these orders' }).click();
    await page.getByText('1 order taken over.').waitFor();
    expect((await shop.ledgerWith('K7M4QR')).map(({ ticket }) => ticket)).toEqual(['K7M4QR']);
    expect(kiosk.complaints).toEqual([]);
    await rm(stick, { recursive: true, force: true });
  });
});

describe.each<{ orientation: Orientation; language: string }>([
  { orientation: 'portrait', language: 'en' },
  { orientation: 'landscape', language: 'ar' },
])('every page of the desk in $orientation, in $language', ({ orientation, language }) => {
  test('OB51 can be read, touched, and heard by who cannot see it; what befell the kiosk is told until somebody knows', async () => {
    const languages = [language, ...['en', 'ar'].filter((one) => one !== language)];
    shop = await openShop({ ...(await staffSettings()), languages });
    const kiosk = await shop.startKiosk(startBrowserKiosk, { orientation });
    const { page } = kiosk;
    const person = associate(page);
    await shopper(page).seesPictures(4);
    const variant = await someVariant(shop, 1_200);
    await handsOver(page, orderOf({ number: 1, ticket: 'K7M4QR', variant, postcode: 'nowhere' }));
    await handsOver(page, orderOf({ number: 2, ticket: 'H3NP8W', variant }));
    await handsOver(page, orderOf({ number: 3, ticket: '9TZ4KE', variant, postcode: 'D02 XY45', minor: 1_200 }));
    await shop.ledgerWith('9TZ4KE');
    const look = async (name: string) => {
      await shopper(page).photographs(`${orientation}-${language}-desk-${name}`);
      expect(await faultsOf(page), name).toEqual([]);
    };
    await page.keyboard.press('Control+Alt+KeyO');
    await person.screen('sign-in').waitFor();
    await look('1-sign-in');
    await person.signsIn('manager');
    await page.locator('[data-testid="desk-order"]').nth(1).waitFor();
    await page.locator('[data-notice="vault-weak"]').waitFor();
    await look('2-list');
    await page.getByTestId('notices').getByRole('button').click();
    await page.getByTestId('notices').waitFor({ state: 'detached' });
    await page.locator('.desk-head .button').click();
    await page.getByRole('dialog').waitFor();
    await look('2-stop');
    await page.keyboard.press('Escape');
    await person.opens('asking');
    await look('3-order');
    await person.primary('desk-order').click();
    await page.getByRole('dialog').waitFor();
    await look('4-confirm');
    await page.keyboard.press('Escape');
    await page.locator('.bar .button').first().click();
    await person.opens('needs-human');
    await page.locator('.option').first().click();
    await person.screen('desk-edit').waitFor();
    await look('5-edit');
    await person.screen('desk-edit').locator('.screen-dock .button-outline').click();
    await page.locator('.bar .button').first().click();
    await person.screen('desk').locator('.screen-dock .button-outline').first().click();
    await person.screen('desk-carry').waitFor();
    await person.screen('desk-carry').locator('.button-outline').first().click();
    await page.getByRole('dialog').locator('.button-primary').click();
    await page.getByTestId('carry-code').waitFor();
    await look('6-carry');
    await page.locator('.bar .button').first().click();
    await person.screen('desk').locator('.screen-dock .button-outline').nth(1).click();
    await person.screen('desk-trail').locator('li').nth(3).waitFor();
    await look('7-trail');
    expect(kiosk.complaints).toEqual([]);
  });
});
