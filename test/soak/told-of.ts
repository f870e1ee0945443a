import type { KioskApp } from '../harness/kiosk-app.ts';
import type { Marks, OrderingWindow } from '../harness/ordering-window.ts';
import { nap, officeOf } from './told.ts';

/** What the people who look after a kiosk have been told so far: on the page for IT, and by its office's status. */
export interface Told {
  /** How many orders a window had forgotten with its store (OB51). */
  readonly windowLost: number;
  /** The newest generation of the catalog of which it is said that the browser had lost the one before (RP11); else null. */
  readonly catalogLostBefore: number | null;
  /** What was marked in an earlier life: the newest of a database is in its log, and a log that is cut loses it without the rest. */
  readonly marked: Marks;
}

const saidWithinMs = 20_000;

/** `marked`: where it is known, it is not looked for. */
export async function toldSoFar(app: KioskApp, window: OrderingWindow, marked?: Marks): Promise<Told> {
  const { status } = await officeOf(window);
  const windowLost = status.notices?.find(({ what }) => what === 'window-lost')?.count ?? 0;
  const found = await app.catalogFound();
  return {
    windowLost,
    catalogLostBefore: found?.lastStartOver === 'wiped' ? found.generation : null,
    marked: marked ?? (await window.marks()),
  };
}

/**
 * What was lost and nobody was told of, in words. What is gone is not asked of the kiosk, which might not know: before the damage the test
 * has put a database of its own beside each of the kiosk's, and Chromium throws away what it finds broken as a whole.
 */
export async function untold(app: KioskApp, window: OrderingWindow, before: Told): Promise<readonly string[]> {
  const { orders, catalog } = await goneSince(window, before);
  for (const until = Date.now() + saidWithinMs; ; await nap()) {
    const now = await toldSoFar(app, window);
    const silent = [
      ...(!orders || now.windowLost > before.windowLost ? [] : ['the orders of the window are gone']),
      ...(!catalog || (now.catalogLostBefore ?? 0) > (before.catalogLostBefore ?? 0) ? [] : ['the catalog is gone']),
    ];
    if (silent.length === 0 || Date.now() > until) return silent;
  }
}

/** Which of the origin's databases the browser has thrown away. */
export async function goneSince(window: OrderingWindow, { marked }: Told): Promise<Marks> {
  const { orders, catalog } = await window.marks();
  return { orders: marked.orders && !orders, catalog: marked.catalog && !catalog };
}
