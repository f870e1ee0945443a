import type { Address, Contact } from '../../sync/contract/customer.ts';
import type { DeskRequest } from '../../sync/contract/desk.ts';
import type { OrderIntent } from '../../sync/contract/order-intent.ts';
import { type CheckoutForm, emptyForm, type Missing, whatIsMissing } from './checkout-form.ts';

/** Where an order is sent, if it is. */
export function addressOf(intent: OrderIntent): Address | null {
  if (intent.kind === 'customer') return intent.customer.address ?? null;
  if (!('lines' in intent)) return null;
  for (const { fulfilment } of intent.lines)
    if (fulfilment.how === 'ship' && fulfilment.address) return fulfilment.address;
  return null;
}

export function contactOf(intent: OrderIntent): Contact | null {
  if (intent.kind === 'customer') return intent.customer.contact;
  return 'contact' in intent ? (intent.contact ?? null) : null;
}

/** The checkout's own form, filled in with what the order says, so that staff and shoppers mend the same things the same way. */
export function formOf(intent: OrderIntent): CheckoutForm {
  const { email = '', phone = '' } = contactOf(intent) ?? {};
  const { payment, onChange } = intent.kind === 'order' ? intent : emptyForm;
  return { ...emptyForm, ...addressOf(intent), email, phone, payment, onChange };
}

export const missingIn = (form: CheckoutForm, intent: OrderIntent): Missing =>
  whatIsMissing(form, addressOf(intent) !== null);

/** What has become of address and contact; what was not given stays not given. */
export function editOf(form: CheckoutForm, intent: OrderIntent): Extract<DeskRequest, { act: 'edit' }> {
  const said = (text: string) => text.trim();
  const contact: Contact = {
    ...contactOf(intent),
    ...(said(form.email) === '' ? {} : { email: said(form.email) }),
    ...(said(form.phone) === '' ? {} : { phone: said(form.phone) }),
  };
  const address: Address = {
    name: said(form.name),
    street: said(form.street),
    postcode: said(form.postcode),
    city: said(form.city),
    country: form.country,
  };
  return {
    act: 'edit',
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(addressOf(intent) === null ? {} : { address }),
  };
}
