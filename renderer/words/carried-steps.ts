import type { OrderState, OrderView } from '../../sync/contract/order-view.ts';
import type { TicketStep } from './ticket-steps.ts';

interface Circumstances {
  readonly order: OrderView;
  readonly connected: boolean;
  /** Whether anything leaves this kiosk at all. */
  readonly sending: boolean;
}

export type CarriedOutcome = 'on-its-way' | 'placed' | 'stopped';

/** Of what is no order there is only: it is there, it is on its way, or a person has it. */
const outcomes: Readonly<Record<OrderState, CarriedOutcome>> = {
  queued: 'on-its-way',
  prepared: 'on-its-way',
  committing: 'on-its-way',
  unknown: 'on-its-way',
  'handed-over': 'on-its-way',
  placed: 'placed',
  asking: 'stopped',
  rejected: 'stopped',
  cancelled: 'stopped',
  'needs-human': 'stopped',
};

export const carriedOutcome = ({ state }: OrderView): CarriedOutcome => outcomes[state];

type About = 'carry' | 'wish';

/** What happens with a cart that goes on elsewhere, or with a wish to hear of something. */
export function carriedSteps(
  about: About,
  circumstances: Circumstances,
  values: Readonly<Record<string, string>> = {},
): readonly TicketStep[] {
  const { order } = circumstances;
  switch (carriedOutcome(order)) {
    case 'placed':
      return [{ mark: 'done', id: `${about}.way.placed`, values }];
    case 'stopped':
      return [{ mark: 'stopped', id: `${about}.way.person`, values }];
    case 'on-its-way':
      return [
        // Only the back office numbers what it has, so a number means that it is written down.
        { mark: 'done', id: order.seq > 0 ? `${about}.kept.journal` : `${about}.kept.window` },
        { mark: 'under-way', id: wayOf(about, circumstances) },
      ];
  }
}

function wayOf(about: About, { connected, sending }: Circumstances): TicketStep['id'] {
  if (!connected) return `${about}.way.waiting`;
  return sending ? `${about}.way.sending` : `${about}.way.held`;
}
