import type { Cart, OrdersApi } from '../../sync/worker/orders-api.ts';
import { maskEmail, maskPhone } from '../words/mask.ts';
import { type CheckoutForm, draftOf, ships } from './checkout-form.ts';
import type { Kiosk } from './kiosk.tsx';
import type { Receipt } from './memory.ts';

export type PlaceProblem = Extract<Awaited<ReturnType<OrdersApi['place']>>, { saved: 'nowhere' }>['reason'] | 'silent';

/** The shopper left before the answer came: there is nobody to tell, and the next one must not hear of it. */
type Left = { readonly ok: false; readonly why: 'visit-over' };

type Placed = { readonly ok: true; readonly order: string } | { readonly ok: false; readonly why: PlaceProblem } | Left;

/** Hands the cart over and notes what the ticket will say of it. A worker that gives no answer may still have kept the order. */
export async function placeOrder({ engine, memory }: Kiosk, form: CheckoutForm, language: string): Promise<Placed> {
  const cart = engine.cart.get();
  if (cart === null) return { ok: false, why: 'empty-cart' };
  const shipping = ships(cart);
  const visit = memory.visit();
  engine.catalog.attend().catch(() => {});
  const answer = await engine.orders.place(draftOf(form, shipping, language)).catch(() => null);
  if (memory.visit() !== visit) return { ok: false, why: 'visit-over' };
  if (answer === null) return { ok: false, why: 'silent' };
  if (answer.saved === 'nowhere') return { ok: false, why: answer.reason };
  const collectAt = cart.lines.flatMap(({ fulfilment }) => (fulfilment.how === 'collect' ? [fulfilment.location] : []));
  const receipt: Receipt = {
    order: answer.order,
    saved: answer.saved,
    wishes: {
      contact: maskedContact(form),
      payment: form.payment,
      onChange: form.onChange,
      collectAt: [...new Set(collectAt)],
      ships: shipping,
    },
    names: namesIn(cart),
  };
  memory.receipt.set(receipt);
  return { ok: true, order: answer.order.id };
}

export const namesIn = ({ lines }: Pick<Cart, 'lines'>): Receipt['names'] =>
  Object.fromEntries(lines.map(({ variant, title, choice }) => [variant, nameOf(title, choice)]));

const nameOf = (title: string, choice: string) => (choice === '' ? title : `${title}, ${choice}`);

export function maskedContact({ email, phone }: Pick<CheckoutForm, 'email' | 'phone'>): string | null {
  if (email.trim() !== '') return maskEmail(email.trim());
  return phone.trim() === '' ? null : maskPhone(phone);
}
