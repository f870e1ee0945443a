import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { hashPin } from '../../sync/office/pin.ts';
import { cartLine } from '../harness/order-samples.ts';

const people = {
  associate: { id: '17', name: 'Ada', pin: '2468' },
  manager: { id: '4', name: 'Max', pin: '135790' },
} as const;
export type StaffRole = keyof typeof people;

/** The settings under which these two may sign in. */
export const staffSettings = async () => ({
  staff: await Promise.all(
    Object.entries(people).map(async ([role, { pin, ...person }]) => ({
      ...{ ...person, role, pin: await hashPin(pin, randomBytes) },
    })),
  ),
});

/** Somebody who works here, at the kiosk's screen. */
export function associate(page: Page) {
  const screen = (name: string) => page.locator(`[data-screen="${name}"]`);
  const pad = async (digits: string) => {
    for (const digit of digits) await screen('sign-in').getByRole('button', { name: digit, exact: true }).click();
  };
  const primary = (name: string) => screen(name).locator('.screen-dock .button-primary');
  return {
    screen,
    primary,
    /** With fingers, on the pad. */
    async signsIn(role: StaffRole) {
      const { id, pin } = people[role];
      await page.keyboard.press('Control+Alt+KeyO');
      await screen('sign-in').waitFor();
      await pad(id);
      await primary('sign-in').click();
      await page.locator('input[type="password"]').waitFor();
      await pad(pin);
      await primary('sign-in').click();
      await screen('desk').waitFor();
    },
    async opens(state: string) {
      await page.locator(`[data-testid="desk-order"][data-state="${state}"]`).first().click();
      await screen('desk-order').getByTestId('standing').waitFor();
    },
    async says(yes: string) {
      await page.getByRole('dialog').getByRole('button', { name: yes }).last().click();
    },
    async sees(state: string) {
      await page.locator(`[data-testid="standing"][data-state="${state}"]`).waitFor();
    },
  };
}

interface OrderParts {
  readonly number: number;
  readonly ticket: string;
  readonly variant: string;
  readonly postcode?: string;
  readonly onChange?: 'accept-if-not-dearer' | 'ask' | 'cancel';
  readonly minor?: number;
}

const address = { name: 'Zebedee Quartermaine', street: '7 Wimpole Mews', city: 'Dublin', country: 'IE' };

/** As the checkout would have made it; with a postcode it is sent home, without one it is kept at the till. */
export function orderOf({ number, ticket, variant, postcode, onChange = 'ask', minor = 1_000 }: OrderParts) {
  const { title, promise } = cartLine();
  const total = { minor, currency: 'EUR', exponent: 2 };
  const fulfilment =
    postcode === undefined ? { how: 'collect', location: 'loc-1' } : { how: 'ship', address: { ...address, postcode } };
  return {
    kind: 'order',
    id: `01999a52-7c00-7000-8000-${String(number).padStart(12, '0')}`,
    ticket,
    ...{ kiosk: 'kiosk-1', store: 'loc-1', language: 'en', createdAt: Date.now(), cart: `cart-${number}` },
    lines: [{ product: 'p', variant, sku: 'S', title, quantity: 1, fulfilment, priceSeen: total, promise }],
    total,
    contact: { email: 'zebedee@quartermaine.example' },
    payment: 'till',
    onChange,
  };
}

/** What a shopper's window does with an order when they send it. */
export async function handsOver(page: Page, order: object): Promise<void> {
  const status = await page.evaluate(
    async (body) =>
      (await fetch('/api/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status,
    JSON.stringify(order),
  );
  expect(status).toBe(201);
}
