import type { OrderStep } from '../contract/desk.ts';
import type { Accepted, OrderEvent } from './journal-event.ts';

/** More than anybody reads; a store that lets nobody in for days makes an attempt every few minutes. */
const mostSteps = 200;

/** How it began, and the newest: what lies between goes first. */
export function withStep(steps: readonly OrderStep[], event: OrderEvent): readonly OrderStep[] {
  const kept = steps.length < mostSteps ? steps : [...steps.slice(0, 1), ...steps.slice(2)];
  return [...kept, stepOf(event)];
}

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
