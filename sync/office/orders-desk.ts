import * as v from 'valibot';
import type { AuditEntry } from '../contract/audit.ts';
import type { DeskAnswer, DeskRequest, NotDone, OpenedOrder } from '../contract/desk.ts';
import { type OrderIntent, orderIntentSchema } from '../contract/order-intent.ts';
import type { StaffDesk } from '../gateway/desk-parts.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { ActAnswer } from '../outbox/act.ts';
import type { PersonAct } from '../outbox/journal-event.ts';
import type { Outbox } from '../outbox/open-outbox.ts';
import { viewOf } from '../outbox/order-book.ts';
import type { OrderRecord } from '../outbox/order-record.ts';
import { possibleActs } from '../outbox/possible-acts.ts';
import type { DiskProblem, SealPort } from '../outbox/ports.ts';
import type { Notices } from './notices.ts';
import type { AuditTrail } from './audit-trail.ts';
import { withChanges } from './changed-intent.ts';

interface Parts {
  readonly outbox: Outbox;
  readonly seal: Pick<SealPort, 'open'>;
  readonly trail: AuditTrail;
  readonly notices: Pick<Notices, 'acknowledge'>;
}

/** All that is open, and of what is done as much as a day in a large shop. */
const mostListed = 500;

type OrdersDesk = Pick<StaffDesk, 'list' | 'open' | 'act' | 'setSending' | 'trail' | 'acknowledge'>;

/** What staff see of orders and do to them. Each act is in the trail before it is done, and in the journal under who did it. */
export function ordersDesk({ outbox, seal, trail, notices }: Parts): OrdersDesk {
  const noted = async (entry: Omit<AuditEntry, 'at'>): Promise<NotDone | null> => {
    const written = await trail.write(entry);
    return written.ok ? null : notDone(written.problem);
  };

  return {
    list() {
      const orders = outbox.changesAfter(0).orders.toSorted((a, b) => b.changedAt - a.changedAt);
      const isOpen = ({ state: now }: { state: string }) => !done.has(now);
      return {
        orders: [...orders.filter(isOpen), ...orders.filter((order) => !isOpen(order)).slice(0, mostListed)],
        sending: outbox.sending(),
        stopped: outbox.stopped(),
      };
    },

    async open(id, { number, may }) {
      const order = outbox.order(id);
      if (order === null) return fail('gone');
      const refused = await noted({ by: number, what: 'opened', order: id });
      if (refused !== null) return fail(refused);
      const can = possibleActs(order).filter((act) => may.has(act));
      return succeed({ order: viewOf(order), steps: [...order.steps], can, content: await contentOf(seal, order) });
    },

    async act(id, request, { number }) {
      const order = outbox.order(id);
      if (order === null) return { done: false, why: 'gone' };
      if (!possibleActs(order).includes(request.act)) return refused(order);
      const unwritten = await noted({ by: number, what: words[request.act], order: id });
      if (unwritten !== null) return { done: false, why: unwritten };
      if (request.act !== 'edit') return answerOf(order, await outbox.act(id, eventOf(request, number)));
      const intent = await openIntent(seal, order);
      if (!intent.ok) return { done: false, why: 'locked' };
      return answerOf(order, await outbox.edit(id, number, withChanges(intent.value, request)));
    },

    async setSending({ state, reason }, { number }) {
      const unwritten = await noted({ by: number, what: saidOf[state] });
      if (unwritten !== null) return unwritten;
      const set = await outbox.setSending({ state, by: number, ...(reason === undefined ? {} : { reason }) });
      return set.ok ? null : notDone(set.problem);
    },

    trail: () => trail.newest(),

    async acknowledge(kinds, { number }) {
      const unwritten = await noted({ by: number, what: 'acknowledged' });
      if (unwritten !== null) return unwritten;
      const known = await notices.acknowledge(kinds);
      return known.ok ? null : notDone(known.problem);
    },
  };
}

const done: ReadonlySet<string> = new Set(['placed', 'rejected', 'cancelled', 'handed-over']);

const saidOf = { on: 'resumed', paused: 'paused', off: 'switched-off' } as const;

const words = {
  retry: 'retried',
  edit: 'edited',
  cancel: 'cancelled',
  answer: 'answered',
  resolve: 'resolved',
  'take-back': 'taken-back',
  told: 'told',
} as const satisfies Readonly<Record<DeskRequest['act'], AuditEntry['what']>>;

function eventOf(request: Exclude<DeskRequest, { act: 'edit' }>, by: string): PersonAct {
  switch (request.act) {
    case 'retry':
      return { by, event: 'retried' };
    case 'cancel':
      return { by, event: 'cancelled' };
    case 'take-back':
      return { by, event: 'taken-back' };
    case 'told':
      return { by, event: 'told' };
    case 'answer':
      return { by, event: 'agreed', ...(request.total === undefined ? {} : { total: request.total }) };
    case 'resolve':
      return {
        by,
        event: 'resolved',
        how: request.order === null ? { as: 'absent' } : { as: 'placed', order: request.order },
      };
  }
}

function answerOf(order: OrderRecord, answer: ActAnswer): DeskAnswer {
  if (answer.ok) return { done: true, order: answer.value };
  const { problem } = answer;
  if (problem.kind === 'refused')
    return problem.reason === 'may-have-arrived' ? { done: false, why: problem.reason } : refused(order);
  return { done: false, why: problem.kind === 'locked' ? 'locked' : notDone(problem) };
}

/** "Not now" is the machine's word; that the store may have it is the reason that somebody can do something about. */
const refused = ({ unanswered }: OrderRecord): DeskAnswer => ({
  ...{ done: false, why: unanswered ? 'may-have-arrived' : 'not-now' },
});

const notDone = ({ kind }: DiskProblem): NotDone => (kind === 'disk-full' ? 'disk-full' : 'disk-failed');

async function contentOf(seal: Parts['seal'], order: OrderRecord): Promise<OpenedOrder['content']> {
  if (order.wipedAt !== null) return { is: 'wiped' };
  const intent = await openIntent(seal, order);
  return intent.ok ? { is: 'open', intent: intent.value } : { is: intent.problem };
}

async function openIntent(
  seal: Parts['seal'],
  { id, sealed }: OrderRecord,
): Promise<Result<OrderIntent, 'locked' | 'lost' | 'strange'>> {
  const text = await seal.open(id, sealed);
  if (!text.ok) return text;
  const parsed = v.safeParse(orderIntentSchema, JSON.parse(text.value));
  return parsed.success ? succeed(parsed.output) : fail('strange');
}
