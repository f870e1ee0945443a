import type { OrderStep } from '../contract/desk.ts';
import type { Accepted, OrderEvent } from './journal-event.ts';

/** What the desk tells of an event. Nothing in it is personal; who did it is a number. */
export function stepOf(event: Accepted | OrderEvent): OrderStep {
  const by = 'by' in event ? event.by : 'brought' in event ? event.brought?.by : undefined;
  const error = 'error' in event ? event.error : null;
  return {
    at: event.at,
    what: event.event,
    ...(by === undefined ? {} : { by }),
    ...(error === null ? {} : { error }),
  };
}
