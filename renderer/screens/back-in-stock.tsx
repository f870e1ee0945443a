import { useState } from 'react';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import { chosenNames } from '../app/choose-variant.ts';
import { type Missing, whatIsMissing } from '../app/checkout-form.ts';
import { usePath, useKiosk } from '../app/kiosk.tsx';
import { maskedContact } from '../app/place-order.ts';
import { useProduct } from '../app/queries.ts';
import { productOf } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import { useWords } from '../words/use-words.tsx';
import { ContactFields } from './checkout-parts.tsx';
import { type Noted, NotedWish } from './noted-wish.tsx';
import './checkout.css';
import './back-in-stock.css';

/** A wish to hear when something is back: who it is for, what for, and a yes in so many words. */
export function BackInStockScreen() {
  const { id, scanned } = productOf(usePath());
  const { data: product } = useProduct(id);
  const [noted, setNoted] = useState<Noted | null>(null);
  const variant = product?.variants.find((one) => one.id === scanned.variant);
  const thing = product && variant ? <Wanted product={product} variant={variant} /> : null;
  if (noted !== null) return <NotedWish noted={noted}>{thing}</NotedWish>;
  if (!product || variant === undefined) return <Screen name="wish" label="" />;
  return <Ask product={product} variant={variant} onNoted={setNoted} />;
}

interface Parts {
  readonly product: ProductView;
  readonly variant: VariantView;
  onNoted(noted: Noted): void;
}

function Ask({ product, variant, onNoted }: Parts) {
  const { engine, journey, memory, settings } = useKiosk();
  const words = useWords();
  const form = useLive(memory.form);
  const [missing, setMissing] = useState<Missing>({});
  const [asking, setAsking] = useState<'not-yet' | 'under-way' | 'failed'>('not-yet');

  async function ask(): Promise<void> {
    // Whoever wants to be written to must be reachable, as for a parcel that waits for an answer.
    const found = whatIsMissing({ ...form, onChange: 'ask' }, false);
    setMissing(found);
    if (Object.keys(found).length > 0) return document.querySelector<HTMLInputElement>('input[name="email"]')?.focus();
    setAsking('under-way');
    const visit = memory.visit();
    const contact = contactIn(form);
    const answer = await engine.orders
      .tellWhenBack({ variant: variant.id, contact, language: words.language })
      .catch(() => null);
    if (memory.visit() !== visit) return;
    if (answer === null || answer.saved === 'nowhere') return setAsking('failed');
    onNoted({ wish: answer.order, contact: maskedContact(form) ?? '' });
  }

  const dock = (
    <>
      <Button kind="outline" onPress={journey.back}>
        {words.say('common.back')}
      </Button>
      <Button kind="primary" disabled={asking === 'under-way'} onPress={() => void ask()}>
        {words.say(asking === 'under-way' ? 'ticket.cancel.noting' : 'wish.yes')}
      </Button>
    </>
  );
  return (
    <Screen name="wish" label={words.say('wish.do')} dock={dock}>
      <h1>{words.say('wish.title')}</h1>
      <Wanted product={product} variant={variant} />
      {asking === 'failed' ? (
        <p className="checkout-failed" role="alert">
          {words.say('wish.failed')}
        </p>
      ) : null}
      <section className="checkout-part" aria-label={words.say('wish.reach')}>
        <div className="part-title">{words.say('wish.reach')}</div>
        <p className="quiet">{words.say('wish.either')}</p>
        <ContactFields
          form={form}
          missing={missing}
          change={(part) => {
            memory.form.set({ ...form, ...part });
            setMissing({});
          }}
        />
        <p className="wish-consent">{words.say('wish.consent', { store: settings.store.name })}</p>
      </section>
    </Screen>
  );
}

function contactIn({ email, phone }: { readonly email: string; readonly phone: string }) {
  return {
    ...(email.trim() === '' ? {} : { email: email.trim() }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
  };
}

/** The one thing that it is about, as it was chosen. */
function Wanted({ product, variant }: Pick<Parts, 'product' | 'variant'>) {
  const words = useWords();
  const choice = words.list(chosenNames(product, variant));
  const [picture] = variant.pictures;
  return (
    <div className="wish-thing">
      {picture ? <img src={picture} alt="" /> : null}
      <div>
        <span className="quiet">{product.brand}</span>
        <b>{product.title}</b>
        {choice === '' ? null : <span>{choice}</span>}
      </div>
    </div>
  );
}
