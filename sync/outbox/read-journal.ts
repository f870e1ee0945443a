import { countNumbers, type Numbers } from './count-numbers.ts';
import type { JournalRecord } from './frame.ts';
import { decodeElsewhere, decodeEvent, type JournalEvent, type SendingEvent } from './journal-event.ts';
import { follow, step } from './order-machine.ts';
import { newOrder, type OrderRecord, unreadOrder } from './order-record.ts';
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

/** Something that was written may be missing from it, at its end or before. */
export const hasHole = ({ damagedStretches, missing, setAside, misfits, tornTail }: Recovery): boolean =>
  damagedStretches + missing + setAside + misfits > 0 || tornTail;

/** An order that was in it once may not be there now; of one without orders nobody can tell. */
export const mayHaveForgotten = (recovery: Recovery): boolean => recovery.orders === 0 || hasHole(recovery);

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
  const ofNoOrder = new Map<string, number>();
  let sending: SendingEvent | null = null;
  const numbers = await readNumbers(journal, ({ payload, sequence }) => {
    const event = decodeEvent(payload);
    if (event === null) misread.setAside += keepUnread(orders, payload, sequence) ? 0 : 1;
    else if (event.event === 'sending') sending = event;
    else if (event.event !== 'accepted' && !orders.has(event.id)) {
      // Its last word: the rest of an order that has been let go, whose older records a compaction has left out already.
      if (event.event === 'wiped') ofNoOrder.delete(event.id);
      else ofNoOrder.set(event.id, (ofNoOrder.get(event.id) ?? 0) + 1);
    } else {
      const took = replay(orders, event, sequence);
      if (took !== 'applied') misread[took]++;
    }
  });
  const { lastSequence, outOfOrder, ...seen } = numbers;
  const setAside = [...ofNoOrder.values()].reduce((sum, events) => sum + events, misread.setAside + outOfOrder);
  const recovery = { ...seen, setAside, misfits: misread.misfits, orders: orders.size };
  return { orders, lastSequence, sending, recovery };
}

/** Every record that counts, once, by its number. */
export async function readNumbers(
  journal: Pick<JournalPort, 'read'>,
  take: (record: JournalRecord) => void,
): Promise<Numbers> {
  const counting = countNumbers(take, 0);
  for await (const piece of journal.read()) counting.add(readSegment(piece));
  return counting.end();
}

/** An intent that another version took, in a form that this one does not know, is kept and shown: somebody has to look (OB26). */
function keepUnread(orders: Map<string, OrderRecord>, payload: Uint8Array, seq: number): boolean {
  const elsewhere = decodeElsewhere(payload);
  if (elsewhere === null || orders.has(elsewhere.id)) return false;
  orders.set(elsewhere.id, unreadOrder(elsewhere, seq));
  return true;
}

/** Of an order that is there, or that this is the beginning of. */
function replay(
  orders: Map<string, OrderRecord>,
  event: Exclude<JournalEvent, SendingEvent>,
  seq: number,
): 'applied' | 'setAside' | 'misfits' {
  if (event.event === 'accepted') {
    if (orders.has(event.id)) return 'setAside';
    orders.set(event.id, newOrder(event, seq));
    return 'applied';
  }
  const order = orders.get(event.id) as OrderRecord;
  const fits = step(order, event, seq);
  orders.set(event.id, fits.ok ? fits.value : follow(order, event, seq));
  return fits.ok ? 'applied' : 'misfits';
}
