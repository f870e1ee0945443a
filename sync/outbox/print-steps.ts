import type { CommerceError } from '../contract/commerce-error.ts';
import type { Carrying, CarryParts, Next, Steps } from './carrying.ts';
import { targetOf } from './cancel-steps.ts';
import type { OrderRecord } from './order-record.ts';
import { printedTicket } from './printed-ticket.ts';

/** A printer that is out of paper for longer than that would print a ticket for nobody. */
const attemptsAtOnce = 6;

/**
 *   queued, prepared ──print──► placed
 *      ▲   │ └── nobody knows whether it came out ──► needs-human: never twice by itself
 *      └───┘ the printer did not answer, a few times
 */
export function printSteps({ printer, book }: CarryParts, tools: Carrying): Steps {
  const { write, record, read } = tools;
  const giveUp = (order: OrderRecord, error: CommerceError) => write(order, { event: 'needs-human', error });

  async function print(order: OrderRecord): Promise<Next> {
    if (printer === null) return giveUp(order, noPrinter);
    const target = targetOf(order, book);
    if (target === null) return giveUp(order, notHere);
    const intent = await read(target);
    if (!intent.ok) return intent.problem === 'locked' ? { kind: 'hindered' } : giveUp(order, intent.problem);
    const ticket = printedTicket(intent.value);
    if (ticket === null) return giveUp(order, notHere);
    const attempt = order.attempts + 1;
    const begun = await record(order, { event: 'committing', attempt, total: null, keyTtlMs: paperRemembersNothing });
    if (!begun.ok) return begun.problem;
    switch (await printer.print(ticket)) {
      case 'printed':
        return write(begun.value, { event: 'placed', order: null, total: null });
      case 'not-sent':
        return putBack(begun.value);
      case 'unknown':
        return giveUp(begun.value, mayHavePrinted);
    }
  }

  async function putBack(order: OrderRecord): Promise<Next> {
    if (order.attempts % attemptsAtOnce === 0) return giveUp(order, printerAway);
    const next = await write(order, { event: 'put-back', error: printerAway });
    return next === 'go on' ? { kind: 'failed', error: printerAway } : next;
  }

  return {
    queued: print,
    prepared: print,
    committing: (order) => giveUp(order, mayHavePrinted),
    unknown: (order) => giveUp(order, mayHavePrinted),
  };
}

/** Of no meaning for paper, and every record of an attempt names one. */
const paperRemembersNothing = 0;

const noPrinter: CommerceError = { kind: 'Unsupported', message: 'This kiosk has no printer' };
const notHere: CommerceError = {
  kind: 'NotFound',
  message: 'This kiosk does not know the order that was to be printed',
};
const printerAway: CommerceError = { kind: 'Transient', message: 'The printer does not answer' };
const mayHavePrinted: CommerceError = { kind: 'Ambiguous', message: 'The printer did not say whether it has printed' };
