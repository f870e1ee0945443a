import type { DeskAct } from '../contract/staff.ts';
import type { OrderEvent } from './journal-event.ts';
import { step } from './order-machine.ts';
import type { OrderRecord } from './order-record.ts';

type Try = (order: OrderRecord) => OrderEvent;

const head = ({ id }: OrderRecord) => ({ id, at: 0, by: 'nobody' });

/** The event that each act would be, for asking the machine what it thinks of it. */
const tries: Readonly<Partial<Record<DeskAct, Try>>> = {
  retry: (order) => ({ ...head(order), event: 'retried' }),
  edit: (order) => ({ ...head(order), event: 'edited', sealed: '', total: order.total, taken: order.taken }),
  cancel: (order) => ({ ...head(order), event: 'cancelled' }),
  answer: (order) => ({ ...head(order), event: 'agreed' }),
  resolve: (order) => ({ ...head(order), event: 'resolved', how: { as: 'absent' } }),
  'hand-over': (order) => ({ ...head(order), event: 'handed-over', to: 'nowhere' }),
  told: (order) => ({ ...head(order), event: 'told' }),
  'take-back': (order) => ({ ...head(order), event: 'taken-back' }),
};

/** What people may do to an order as it stands: the machine's own answer, so that the desk offers nothing that it would refuse (OB36). */
export function possibleActs(order: OrderRecord): readonly DeskAct[] {
  return Object.entries(tries)
    .filter(([act, event]) => isMeant(order, act as DeskAct) && step(order, event(order), order.seq).ok)
    .map(([act]) => act as DeskAct);
}

/** What the machine would allow, and makes no sense to offer: yes to no question, and looking by hand at what was never sent. */
function isMeant({ question, error, unanswered, wipedAt, told }: OrderRecord, act: DeskAct): boolean {
  if (act === 'told') return told === null;
  if (act === 'answer') return question !== null || error?.kind === 'PriceChanged';
  if (act === 'resolve') return unanswered;
  return wipedAt === null || (act !== 'edit' && act !== 'hand-over');
}
