import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';
import { viewOfIntent } from './view-of-intent.ts';
import type { WindowSeal } from './window-seal.ts';

/** The shopper is looking at a spinner: after this the order is safe in the window, and we say so instead. */
const placeDeadlineMs = 2_500;

/**
 * So long after the touch an order that the journal has may wait for this window's own disk, which is nearly always the quicker one. A power
 * cut in between brings a cart back whose shopper was told "saved", until the journal is asked (OB14); but while a catalog comes in this disk
 * has much to write, and a shopper is not to stand there for that.
 */
const keptWithinMs = 16;

export type PlaceAnswer =
  /** In the back office's journal, on disk. */
  | { readonly saved: 'journal'; readonly order: OrderView }
  /** In this window's own store, strictly committed; the back office gets it as soon as it answers. */
  | { readonly saved: 'window'; readonly order: OrderView }
  | { readonly saved: 'nowhere'; readonly reason: NotKept };
export type NotKept = 'empty-cart' | 'storage-full' | 'storage-failed' | 'refused';

/** The answer, and what the window's own store says in the end: that the shopper need not wait for. */
export type Placed = Readonly<
  | { answer: Exclude<PlaceAnswer, { saved: 'nowhere' }>; settled: Promise<Settled> }
  | { answer: Extract<PlaceAnswer, { saved: 'nowhere' }>; settled: null }
>;

export interface Settled {
  readonly order: OrderView;
  /** Keeping the order took its cart away. */
  readonly cartGone: boolean;
}

const away = { kind: 'away' } as const;

type Kept = 'kept' | 'storage-full' | 'storage-failed';

interface Parts {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly seal: WindowSeal;
  readonly clock: Clock;
}

/**
 * Keeps an order in two places at once, the window's store and the journal. One of them is enough to say "saved": the journal when it
 * answers (OB1), the window's strict commit when the journal does not (OB13). Killed in between, the order is in one, in both or in none,
 * and its cart, which has the order's id, goes when it is in any (OB14). What is about an order goes the same way.
 */
export async function placeOrder({ store, office, seal, clock }: Parts, order: OrderIntent): Promise<Placed> {
  const view = viewOfIntent(order, clock.now());
  const touchedAt = clock.monotonic();
  const keeping = keep({ store, seal }, order, view);
  const answer = (await mustWait(store, view)) ? away : await office.handOver(order, placeDeadlineMs);
  // With the window's disk slow or full the journal has it: the mirror is a convenience, the journal is the record.
  if (answer.kind === 'accepted') {
    await soonKept(clock, keeping, keptWithinMs - (clock.monotonic() - touchedAt));
    return { answer: { saved: 'journal', order: answer.order }, settled: noteHandedOver(store, keeping, answer.order) };
  }
  const kept = await keeping;
  if (answer.kind === 'refused') {
    if (kept === 'kept') await store.refused({ ...view, state: 'needs-human', error: answer.error }).catch(() => {});
    return { answer: { saved: 'nowhere', reason: 'refused' }, settled: null };
  }
  if (kept !== 'kept') return { answer: { saved: 'nowhere', reason: kept }, settled: null };
  return { answer: { saved: 'window', order: view }, settled: Promise.resolve({ order: view, cartGone: true }) };
}

/** OB54: what is about an order that the back office has not yet got would be about nothing there. */
async function mustWait(store: OrderStore, { about }: OrderView): Promise<boolean> {
  if (about === null) return false;
  return (await store.waiting().catch(() => [])).some(({ intent }) => intent.id === about);
}

async function soonKept(clock: Clock, keeping: Promise<Kept>, withinMs: number): Promise<void> {
  if (withinMs <= 0) return;
  const enough = cancellationSource();
  void keeping.then(() => enough.cancel());
  await pause(clock, withinMs, enough);
}

async function keep(
  { store, seal }: Pick<Parts, 'store' | 'seal'>,
  order: OrderIntent,
  view: OrderView,
): Promise<Kept> {
  try {
    const sealed = await seal.seal(order);
    // No key yet means that the office has never answered in this window's life: such a window has no goods to sell either.
    if (sealed === null) return 'storage-failed';
    await store.keep(sealed, view);
    return 'kept';
  } catch (error) {
    return isQuota(error) ? 'storage-full' : 'storage-failed';
  }
}

/** A window that cannot write down that the journal has it hands it over once more, which is harmless (OB2). */
async function noteHandedOver(store: OrderStore, keeping: Promise<Kept>, order: OrderView): Promise<Settled> {
  if ((await keeping) !== 'kept') return { order, cartGone: false };
  return { order: await store.handedOver(order).catch(() => order), cartGone: true };
}

const isQuota = (error: unknown) => error instanceof Error && error.name.includes('Quota');
