import type { CommerceError } from '../../contract/commerce-error.ts';
import type { OrderIntent } from '../../contract/order-intent.ts';

/** A carrier sorts by postcode: one without a digit in it goes nowhere, and a shop with a carrier behind it says so at once. */
export function addressRefusal(intent: OrderIntent): CommerceError | null {
  if (!('lines' in intent)) return null;
  const issues = intent.lines.flatMap(({ fulfilment }, at) =>
    fulfilment.how === 'ship' && fulfilment.address !== undefined && !/\d/.test(fulfilment.address.postcode)
      ? [`lines.${at}.fulfilment.address.postcode: expected a postcode with a digit in it`]
      : [],
  );
  return issues.length === 0 ? null : { kind: 'Invalid', message: 'Nobody delivers to this address.', issues };
}
