import type { Carrying, Next, Steps } from './carrying.ts';
import { otherVersion, type OrderRecord } from './order-record.ts';

/** Another version has carried it so far, and this one does not know what it is: to a person, whatever state it is in (OB26). */
export function unreadSteps({ write }: Carrying): Steps {
  const giveUp = (order: OrderRecord): Promise<Next> => write(order, { event: 'needs-human', error: otherVersion });
  return {
    queued: giveUp,
    prepared: giveUp,
    // It may have arrived, which nobody must forget.
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    unknown: giveUp,
  };
}
