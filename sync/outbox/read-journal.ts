import { type JournalRecord, readRecords } from './frame.ts';
import { decodeEvent, type JournalEvent, type SendingEvent } from './journal-event.ts';
import { follow, step } from './order-machine.ts';
import { newOrder, type OrderRecord } from './order-record.ts';
import type { JournalPort } from './ports.ts';

/** What reading the journal came to; everything but `orders` is 0 or false in a healthy one. */
export interface Recovery {
  readonly orders: number;
  readonly damagedStretches: number;
  /** The newest piece does not end in a whole record. */
  readonly tornTail: boolean;
  /** Numbers left out: records that were written once and are not there now. */
  readonly missing: number;
  /** Whole records that this version cannot read, or that tell of an order that is not there. They stay in the journal. */
  readonly setAside: number;
  /** Events that do not follow from what could be read before them. They are believed all the same. */
  readonly misfits: number;
}

export interface Recovered {
  readonly orders: Map<string, OrderRecord>;
  readonly lastSequence: number;
  /** The last word on whether orders are sent; null when nobody ever said one. */
  readonly sending: SendingEvent | null;
  readonly recovery: Recovery;
}

/** Every order as the journal tells it, as far as the journal can be read (OB6, OB7). */
export async function readJournal(journal: JournalPort): Promise<Recovered> {
  const orders = new Map<string, OrderRecord>();
  const seen = { damagedStretches: 0, tornTail: false, missing: 0, setAside: 0, misfits: 0 };
  let held: JournalRecord | null = null;
  let sending: SendingEvent | null = null;
  let lastSequence = 0;

  const release = () => {
    if (held === null) return;
    const event = decodeEvent(held.payload);
    if (event?.event === 'sending') sending = event;
    else {
      const took = replay(orders, event, held.sequence);
      if (took !== 'applied') seen[took]++;
    }
    held = null;
  };

  for await (const piece of journal.read()) {
    const { records, damaged, tornTail } = readRecords(piece);
    seen.damagedStretches += damaged;
    seen.tornTail = tornTail;
    for (const record of records) {
      if (record.sequence < lastSequence) {
        seen.setAside++;
        continue;
      }
      // A number twice: the first write was not believed although its bytes had arrived. What was written in its place counts.
      if (record.sequence > lastSequence) release();
      seen.missing += Math.max(0, record.sequence - lastSequence - 1);
      held = record;
      lastSequence = record.sequence;
    }
  }
  release();
  return { orders, lastSequence, sending, recovery: { ...seen, orders: orders.size } };
}

function replay(
  orders: Map<string, OrderRecord>,
  event: Exclude<JournalEvent, SendingEvent> | null,
  seq: number,
): 'applied' | 'setAside' | 'misfits' {
  if (event === null) return 'setAside';
  const order = orders.get(event.id);
  if (event.event === 'accepted') {
    if (order !== undefined) return 'setAside';
    orders.set(event.id, newOrder(event, seq));
    return 'applied';
  }
  if (order === undefined) return 'setAside';
  const fits = step(order, event, seq);
  orders.set(event.id, fits.ok ? fits.value : follow(order, event, seq));
  return fits.ok ? 'applied' : 'misfits';
}
