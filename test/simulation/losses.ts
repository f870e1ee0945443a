import type { KeptCart } from '../../sync/handover/cart.ts';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { JournalEvent } from '../../sync/outbox/journal-event.ts';
import { viewOf } from '../../sync/outbox/order-book.ts';
import { isFinal } from '../../sync/outbox/order-record.ts';
import type { MemoryDisk } from './memory-tables.ts';
import type { LostJournal } from './office-disk.ts';

/** What nobody can bring back, because its last copy went, and what nobody needs to. */
export interface Losses {
  /** Only the window had them when its store was wiped. */
  readonly onlyInWindowWiped: ReadonlySet<string>;
  /** Carts that went the same way, of which nobody had been told anything. */
  readonly cartsWiped: ReadonlySet<string>;
  /** Lost in the journal, and the window had no copy, or lost it before it could hand it over again. */
  readonly lostInBoth: ReadonlySet<string>;
  /** As they stood at their end in a journal that is gone. */
  readonly ended: ReadonlyMap<string, OrderView>;
  /** Were in a journal that is gone, and had not come to their end in it. */
  readonly interrupted: ReadonlySet<string>;
  /** All that those journals said. */
  readonly events: readonly JournalEvent[];
}

interface Parts {
  readonly confirmed: ReadonlyMap<string, unknown>;
  readonly window: { readonly disk: MemoryDisk; readonly everKept: ReadonlySet<string> };
}

export function countLosses() {
  const onlyInWindowWiped = new Set<string>();
  const cartsWiped = new Set<string>();
  const copiesWiped = new Set<string>();
  const lostInBoth = new Set<string>();
  const ended = new Map<string, OrderView>();
  const interrupted = new Set<string>();
  const events: JournalEvent[] = [];

  /** The window has kept a copy of every order that it could: of one that it never had, or that was at an end once, there is none (OB47). */
  function hasNoCopy(id: string, { disk, everKept }: Parts['window']): boolean {
    const copy = disk.intents.get(id);
    // A refused one is another order's, in the same cart: the journal had this one.
    if (copy !== undefined) return copy.refused;
    return (
      copiesWiped.has(id) || !everKept.has(id) || events.some((one) => one.event === 'handed-over' && one.id === id)
    );
  }

  return {
    ...{ onlyInWindowWiped, cartsWiped, lostInBoth, ended, interrupted, events },

    windowWiped({ confirmed, window }: Parts): void {
      for (const { id, refused } of window.disk.intents.values()) {
        copiesWiped.add(id);
        if (confirmed.has(id) && !refused) continue;
        (interrupted.has(id) && !refused ? lostInBoth : onlyInWindowWiped).add(id);
      }
      const cart = window.disk.notes.get('cart')?.value as KeptCart | undefined;
      if (cart !== undefined) cartsWiped.add(cart.id);
    },

    journalLost(journal: LostJournal, { window }: Parts): void {
      events.push(...journal.events);
      for (const order of journal.orders.values()) {
        if (isFinal(order)) ended.set(order.id, viewOf(order));
        else interrupted.add(order.id);
        if (!isFinal(order) && hasNoCopy(order.id, window)) lostInBoth.add(order.id);
      }
    },
  };
}
