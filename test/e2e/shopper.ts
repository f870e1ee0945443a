import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const screenshots = join(import.meta.dirname, '../../screenshots');

/** A person at the screen: does what a person does, sees what a person sees. */
export function shopper(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const screen = (name: string) => page.locator(`[data-screen="${name}"]`);

  return {
    screen,
    button,
    async seesProducts() {
      await page.locator('[data-testid="product-card"] img').first().waitFor();
    },
    /** Every picture in view has been drawn: a broken one counts as not seen. */
    async seesPictures(least: number) {
      await page.waitForFunction(
        (wanted) => {
          const pictures = [...document.querySelectorAll<HTMLImageElement>('[data-testid="product-card"] img')];
          return pictures.filter((picture) => picture.complete && picture.naturalWidth > 0).length >= wanted;
        },
        least,
        { timeout: 30_000 },
      );
    },
    async opensFirstProduct(): Promise<string> {
      const card = page.locator('[data-testid="product-card"]').first();
      const title = (await card.locator('.card-title').textContent()) ?? '';
      await card.click();
      await screen('product').getByRole('heading', { name: title }).first().waitFor();
      return title;
    },
    /** Orders whatever the product page offers first, paying at the till. */
    async putsInCart() {
      await screen('product').locator('.screen-dock .button-primary').click();
      await page.locator('.slip button').click();
      await screen('cart').waitFor();
    },
    async orders({ shouldItChange = 'Then leave it', email = '' } = {}): Promise<string> {
      await screen('cart').locator('.screen-dock .button-primary').click();
      await screen('checkout').waitFor();
      await page.getByText(shouldItChange).first().click();
      if (email !== '') {
        const field = page.locator('input[name="email"]');
        await field.fill(email);
        await field.blur();
      }
      await screen('checkout').locator('.screen-dock .button-primary').click();
      return this.readsTicket();
    },
    async readsTicket(): Promise<string> {
      const shown = await page.getByTestId('ticket-code').textContent({ timeout: 15_000 });
      const code = (shown ?? '').replaceAll(/[^0-9A-Z]/g, '');
      expect(code).toMatch(/^[2-9A-Z]{6}$/);
      return code;
    },
    async isTold(words: RegExp) {
      await page.getByText(words).first().waitFor({ timeout: 20_000 });
    },
    async photographs(name: string) {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
    },
  };
}
