import type { Page } from 'playwright-core';
import type { StockView } from '../../sync/freshness/stock-view.ts';

/** What the window is told of the stock here, whatever the catalog's worker says. */
export type Staged = Partial<StockView>;

interface StagedWindow {
  stagedStock?: Staged;
}

/**
 * Some states of a badge take hours to come about. From the next load of the page on, each variant's stock at this store is what `show` was
 * given last: put into the worker's answers on their way to the screens, which read them as any other.
 */
export async function stageStock(page: Page): Promise<{ show(staged: Staged): Promise<void> }> {
  await page.addInitScript(() => {
    const stage = (answer: unknown) => {
      const staged = (globalThis as StagedWindow).stagedStock;
      const { variants } = (answer ?? {}) as { variants?: { here: object }[] };
      if (staged === undefined || !Array.isArray(variants)) return;
      for (const variant of variants) variant.here = { ...variant.here, ...staged };
    };
    const listen = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (this: Worker, type: string, listener: unknown, options?: unknown) {
      const heard = (event: MessageEvent<{ value?: unknown } | undefined>) => {
        if (type === 'message') stage(event.data?.value);
        (listener as (event: Event) => void)(event);
      };
      listen.call(this, type, heard as EventListener, options as AddEventListenerOptions);
    };
  });
  await page.reload();
  return {
    async show(staged) {
      await page.evaluate((wanted) => {
        (globalThis as StagedWindow).stagedStock = wanted;
        // Somebody looks again: what is on the screen is read anew.
        dispatchEvent(new Event('visibilitychange'));
      }, staged);
    },
  };
}
