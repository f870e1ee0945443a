import type { CartLine } from '../../../sync/handover/cart.ts';
import { within } from '../../harness/within.ts';
import type { KioskRun } from './kiosk-run.ts';
import { keepWorkers, placeOrders } from './place-orders.ts';

/** A first fill is over before there are enough of them: so many kiosks are filled one after the other. */
const mostKiosks = 8;
const fewestOrders = 200;
const atOnce = 4;
const placedWithinMs = 60_000;

/** How long orders take to be saved while the whole catalog comes in: on new kiosks, until their first fill is over. */
export async function savedDuringImport(run: KioskRun, lines: readonly CartLine[]): Promise<number[]> {
  const times: number[] = [];
  for (let number = 1; number <= mostKiosks && times.length < fewestOrders; number++) {
    const kiosk = await run.start({}, `importing-${number}`);
    try {
      const { page } = kiosk;
      await page.addInitScript(keepWorkers);
      await page.reload();
      const status = page.getByTestId('status');
      await status.waitFor();
      for (;;) {
        // Of each something is left for what is measured after this.
        const next = times.length % lines.length;
        const turned = [...lines.slice(next), ...lines.slice(0, next)];
        const placing = page.evaluate(placeOrders, { lines: turned, orders: atOnce, reachStore: true });
        const placed = await within(placedWithinMs, 'Ordering', placing);
        // The import may have ended somewhere among these: they do not count.
        if (/Stock checked/.test((await status.textContent()) ?? '')) break;
        times.push(...placed.map(({ ms }) => ms));
      }
    } finally {
      await kiosk.close();
    }
  }
  if (times.length < fewestOrders)
    throw new Error(`Only ${times.length} orders were placed during imports: use more --products`);
  return times;
}
