import type { Page } from 'playwright-core';
import { makeCatalog } from '../../../sync/demo-store/catalog/catalog.ts';
import { atOnce, type InstalledShopper, installShopper } from './in-page.ts';
import type { KioskRun, RunningKiosk } from './kiosk-run.ts';

/** A million products on two cores. */
const fillWithinMs = 30 * 60_000;

/** Starts a kiosk that has nothing yet; the time from the window's first navigation until the last product is found by its name. */
export async function fillKiosk(run: KioskRun, seed: number): Promise<{ kiosk: RunningKiosk; readySeconds: number }> {
  const kiosk = await run.start();
  try {
    const { page } = kiosk;
    // Said only after the last page of the last resource.
    await page.getByText(/Stock checked/).waitFor({ timeout: fillWithinMs });
    await page.evaluate(installShopper, atOnce);
    await findLast(page, lastTitle(seed, run.products));
    const readySeconds = await page.evaluate(() => performance.now() / 1_000);
    return { kiosk, readySeconds };
  } catch (error) {
    await kiosk.close();
    throw error;
  }
}

function lastTitle(seed: number, products: number): string {
  return makeCatalog({ seed, products }).productAt(products - 1).title['en'] ?? '';
}

async function findLast(page: Page, title: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { benchShopper: shopper } = window as unknown as { benchShopper: InstalledShopper };
    await shopper.openSearch();
    shopper.type(wanted);
    await shopper.until(`"${wanted}"`, () => shopper.cards().some((card) => card.textContent.includes(wanted)));
  }, title);
}
