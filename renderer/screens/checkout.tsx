import { useState } from 'react';
import { type CheckoutForm, type Missing, needsContact, ships, whatIsMissing } from '../app/checkout-form.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { type PlaceProblem, placeOrder } from '../app/place-order.ts';
import { useThisStore } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Pick } from '../design/pick.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { AddressPart, ContactPart } from './checkout-parts.tsx';
import './checkout.css';

type Sending =
  | { readonly state: 'not-yet' }
  | { readonly state: 'sending' }
  | { readonly state: 'failed'; readonly why: PlaceProblem };

const changes = ['accept-if-not-dearer', 'ask', 'cancel'] as const;
const payments = ['till', 'link'] as const;

/** As little as the shopper's own choices need, asked once, in their words. */
export function CheckoutScreen() {
  const kiosk = useKiosk();
  const words = useWords();
  const cart = useLive(kiosk.engine.cart);
  const country = useThisStore()?.address.country ?? '';
  const held = useLive(kiosk.memory.form);
  const form = { ...held, country: held.country === '' ? country : held.country };
  const [missing, setMissing] = useState<Missing>({});
  const [sending, setSending] = useState<Sending>({ state: 'not-yet' });
  const shipping = cart !== null && ships(cart);

  const change = (part: Partial<CheckoutForm>) => {
    kiosk.memory.form.set({ ...held, ...part });
    setMissing((before) => (Object.keys(before).length === 0 ? before : whatIsMissing({ ...form, ...part }, shipping)));
  };

  async function send(): Promise<void> {
    const found = whatIsMissing(form, shipping);
    setMissing(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return document.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
    setSending({ state: 'sending' });
    const placed = await placeOrder(kiosk, form, words.language);
    if (placed.ok) kiosk.journey.startAt(routes.ticket(placed.order));
    else if (placed.why !== 'visit-over') setSending({ state: 'failed', why: placed.why });
  }

  const dock = (
    <>
      <Button kind="outline" onPress={kiosk.journey.back}>
        {words.say('common.back')}
      </Button>
      <Button
        kind="primary"
        disabled={sending.state === 'sending'}
        onDown={() => void kiosk.engine.catalog.attend().catch(() => {})}
        onPress={() => void send()}
      >
        {words.say(sending.state === 'sending' ? 'checkout.sending' : 'checkout.send')}
      </Button>
    </>
  );
  return (
    <Screen name="checkout" label={words.say('checkout.title')} dock={dock}>
      <h1>{words.say('checkout.title')}</h1>
      {sending.state === 'failed' ? <Failed why={sending.why} /> : null}
      <div className="checkout-column">
        <Pick
          label={words.say('checkout.payment')}
          value={form.payment}
          beside
          choices={payments.map((value) => ({
            value,
            name: words.say(`checkout.payment.${value}`),
            detail: words.say(`checkout.payment.${value}.detail`),
          }))}
          onPick={(payment) => change({ payment })}
        />
        <Pick
          label={words.say('checkout.change')}
          value={form.onChange}
          choices={changes.map((value) => ({
            value,
            name: words.say(`checkout.change.${value}`),
            detail: words.say(`checkout.change.${value}.detail`),
          }))}
          onPick={(onChange) => change({ onChange })}
        />
      </div>
      <div className="checkout-column">
        {shipping ? <AddressPart form={form} missing={missing} change={change} /> : null}
        <ContactPart form={form} missing={missing} change={change} needed={needsContact(form, shipping)} />
      </div>
    </Screen>
  );
}

function Failed({ why }: { readonly why: PlaceProblem }) {
  const words = useWords();
  return (
    <div className="checkout-failed" role="alert">
      <b>{words.say('checkout.failed.title')}</b>
      <p>{words.say(`checkout.failed.${why}`)}</p>
    </div>
  );
}
