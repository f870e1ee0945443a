import type { JournalRecord } from './frame.ts';
import { decodeEvent, type JournalEvent, type SendingEvent } from './journal-event.ts';
import { follow, step } from './order-machine.ts';
import { newOrder, type OrderRecord } from './order-record.ts';
import type { JournalPort } from './ports.ts';
import { readSegment } from './read-segment.ts';

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
export async function readJournal(journal: Pick<JournalPort, 'read'>): Promise<Recovered> {
  const orders = new Map<string, OrderRecord>();
  const misread = { setAside: 0, misfits: 0 };
  let sending: SendingEvent | null = null;
  const numbers = await readNumbers(journal, ({ payload, sequence }) => {
    const event = decodeEvent(payload);
    if (event?.event === 'sending') sending = event;
    else {
      const took = replay(orders, event, sequence);
      if (took !== 'applied') misread[took]++;
    }
  });
  const { lastSequence, outOfOrder, ...seen } = numbers;
  const setAside = misread.setAside + outOfOrder;
  const recovery = { ...seen, setAside, misfits: misread.misfits, orders: orders.size };
  return { orders, lastSequence, sending, recovery };
}

interface Numbers extends Pick<Recovery, 'damagedStretches' | 'tornTail' | 'missing'> {
  readonly lastSequence: number;
  /** Records with a number below one that was read before them. */
  readonly outOfOrder: number;
}

/** Every record that counts, once, by its number. */
export async function readNumbers(
  journal: Pick<JournalPort, 'read'>,
  take: (record: JournalRecord) => void,
): Promise<Numbers> {
  const seen = { damagedStretches: 0, tornTail: false, missing: 0, outOfOrder: 0 };
  let held: JournalRecord | null = null;
  let lastSequence = 0;
  const release = () => {
    if (held !== null) take(held);
    held = null;
  };

  for await (const piece of journal.read()) {
    const { head, records, damaged, tornTail } = readSegment(piece);
    const merged = head?.merged ?? null;
    seen.damagedStretches += damaged;
    seen.tornTail = tornTail;
    if (merged !== null) {
      seen.missing += merged.missing + Math.max(0, merged.from - lastSequence - 1, merged.records - records.length);
    }
    for (const record of records) {
      if (record.sequence < lastSequence) {
        seen.outOfOrder++;
        continue;
      }
      // A number twice: the first write was not believed although its bytes had arrived. What was written in its place counts.
      if (record.sequence > lastSequence) release();
      if (merged === null) seen.missing += Math.max(0, record.sequence - lastSequence - 1);
      held = record;
      lastSequence = record.sequence;
    }
    if (merged !== null && merged.upTo > lastSequence) {
      release();
      lastSequence = merged.upTo;
    }
  }
  release();
  return { ...seen, lastSequence };
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
