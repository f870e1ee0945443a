import type { OrderingWindow } from '../harness/ordering-window.ts';
import type { PlaceAnswer } from '../../sync/worker/orders-api.ts';
import { draft } from './soak-shop.ts';

type Office = NonNullable<Awaited<ReturnType<OrderingWindow['office']>>>;

/** A window that answers at all has answered by then: it waits for the office no longer than that. */
const answerWithinMs = 6_000;
const answersAgainWithinMs = 30_000;
const lookEveryMs = 20;

export const nap = () => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

/** What the shopper is told. Null: nobody was there to be told, or nothing was said. */
export async function placeAndHear(window: OrderingWindow): Promise<PlaceAnswer | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), answerWithinMs);
  try {
    return await Promise.race([window.place(draft), late.promise]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** The back office, as soon as it answers. */
export async function officeOf(window: OrderingWindow): Promise<Office> {
  for (const until = Date.now() + answersAgainWithinMs; Date.now() < until; await nap()) {
    const office = await window.office();
    if (office !== null) return office;
  }
  throw new Error(`The back office did not answer within ${answersAgainWithinMs} ms`);
}
