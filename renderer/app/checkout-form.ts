import type { Cart, OrderDraft } from '../../sync/worker/orders-api.ts';
import type { MessageId } from '../words/en.ts';

/** What the shopper has filled in so far; nothing in it is checked yet. */
export interface CheckoutForm {
  readonly email: string;
  readonly phone: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly payment: OrderDraft['payment'];
  readonly onChange: OrderDraft['onChange'];
}

export const emptyForm: CheckoutForm = {
  email: '',
  phone: '',
  name: '',
  street: '',
  postcode: '',
  city: '',
  country: '',
  payment: 'till',
  onChange: 'accept-if-not-dearer',
};

export type Field = 'email' | 'phone' | 'name' | 'street' | 'postcode' | 'city';
export type Missing = Partial<Record<Field, MessageId>>;

/** The same forms the contract accepts. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^[+\d][\d\s()/-]{4,}$/;

export const ships = (cart: Pick<Cart, 'lines'>): boolean => cart.lines.some((line) => line.fulfilment.how === 'ship');

/** Whoever wants to be asked, sent a link or sent a parcel must be reachable; everyone else may stay unknown. */
export const needsContact = (form: CheckoutForm, shipping: boolean): boolean =>
  shipping || form.payment === 'link' || form.onChange === 'ask';

/** In the order of the page, so that the first is the one to lead the shopper to. */
export function whatIsMissing(form: CheckoutForm, shipping: boolean): Missing {
  return { ...(shipping ? addressMissing(form) : {}), ...contactMissing(form, shipping) };
}

function contactMissing(form: CheckoutForm, shipping: boolean): Missing {
  const missing: Missing = {};
  if (said(form.email) && !email.test(form.email.trim())) missing.email = 'checkout.need.email';
  if (said(form.phone) && !phone.test(form.phone.trim())) missing.phone = 'checkout.need.phone';
  if (needsContact(form, shipping) && !said(form.email) && !said(form.phone)) missing.email = 'checkout.need.contact';
  return missing;
}

function addressMissing(form: CheckoutForm): Missing {
  const needed = {
    name: 'checkout.need.name',
    street: 'checkout.need.street',
    postcode: 'checkout.need.postcode',
    city: 'checkout.need.city',
  } as const;
  return Object.fromEntries(Object.entries(needed).filter(([field]) => !said(form[field as Field])));
}

const said = (text: string) => text.trim() !== '';

/** Only what is needed leaves the form: an address typed before the parcel was taken back stays behind. */
export function draftOf(form: CheckoutForm, shipping: boolean, language: string): OrderDraft {
  const contact = {
    ...(shipping && said(form.name) ? { name: form.name.trim() } : {}),
    ...(said(form.email) ? { email: form.email.trim() } : {}),
    ...(said(form.phone) ? { phone: form.phone.trim() } : {}),
  };
  const { name, street, postcode, city, country, payment, onChange } = form;
  return {
    language,
    payment,
    onChange,
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(shipping
      ? {
          address: {
            name: name.trim(),
            street: street.trim(),
            postcode: postcode.trim(),
            city: city.trim(),
            country,
          },
        }
      : {}),
  };
}
