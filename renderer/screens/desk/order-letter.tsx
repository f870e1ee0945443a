import type { OpenedOrder } from '../../../sync/contract/desk.ts';
import { contactOf } from '../../app/order-form.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { useNow } from '../../app/now.ts';
import { Button } from '../../design/button.tsx';
import { QrCode } from '../../design/qr-code.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { tongueOf } from '../../words/languages.ts';
import { letterAddress, letterOf } from '../../words/letters.ts';
import { useWords } from '../../words/use-words.tsx';

interface Parts {
  readonly opened: OpenedOrder;
  onTold(): void;
}

/** A question that outlived the visit: who has written to the shopper, or what to write, on the store's own phone. */
export function OrderLetter({ opened, onTold }: Parts) {
  const { order, content, can } = opened;
  if (order.state !== 'asking' || order.question === null) return null;
  if (order.told !== undefined) return <Told told={order.told} />;
  if (content.is !== 'open' || !can.includes('told')) return null;
  return <ToWrite opened={opened} onTold={onTold} />;
}

function ToWrite({ opened: { order, content }, onTold }: Parts) {
  const { settings } = useKiosk();
  const desk = useDeskWords();
  if (content.is !== 'open' || order.question === null) return null;
  const contact = contactOf(content.intent) ?? {};
  const { language } = content.intent;
  const letter = letterOf({ language, ticket: order.ticket, store: settings.store.name, question: order.question });
  const address = letterAddress(letter, contact);
  const { name, direction } = tongueOf(letter.language);
  if (address === null) return null;
  return (
    <section className="desk-part desk-letter" data-testid="letter">
      <h2>{desk('letter.title')}</h2>
      <p className="quiet">{desk('letter.how', { language: name })}</p>
      <div className="desk-letter-parts">
        <QrCode content={address} label={desk('letter.scan')} />
        <div className="desk-letter-text" lang={letter.language} dir={direction}>
          <b>{letter.subject}</b>
          <p>{letter.text}</p>
        </div>
      </div>
      <Button shape="small" onPress={onTold}>
        {desk('letter.done')}
      </Button>
    </section>
  );
}

function Told({ told: { by, at } }: { readonly told: NonNullable<OpenedOrder['order']['told']> }) {
  const words = useWords();
  const desk = useDeskWords();
  const now = useNow();
  const who = by === 'store' ? desk('letter.byStore') : desk('trail.who', { who: by });
  return (
    <section className="desk-part" data-testid="told">
      <h2>{desk('letter.told')}</h2>
      <p>
        {who} · {words.age(Math.max(0, now - at), now)}
      </p>
    </section>
  );
}
