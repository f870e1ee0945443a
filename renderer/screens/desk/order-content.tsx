import type { OpenedOrder } from '../../../sync/contract/desk.ts';
import type { Contact } from '../../../sync/contract/customer.ts';
import type { OrderIntent, CarriedLine } from '../../../sync/contract/order-intent.ts';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';
import { addressOf, contactOf } from '../../app/order-form.ts';

/** What was ordered and for whom; or why that cannot be read. */
export function OrderContent({ opened: { content } }: { readonly opened: OpenedOrder }) {
  const desk = useDeskWords();
  if (content.is !== 'open') return <p className="desk-none">{desk(`order.${content.is}`)}</p>;
  return <Content intent={content.intent} />;
}

function Content({ intent }: { readonly intent: OrderIntent }) {
  const desk = useDeskWords();
  const address = addressOf(intent);
  return (
    <>
      {'lines' in intent ? (
        <section className="desk-part">
          <h2>{desk('order.goods')}</h2>
          {intent.lines.map((line) => (
            <Line key={`${line.variant} ${line.fulfilment.how}`} line={line} />
          ))}
        </section>
      ) : null}
      <section className="desk-part desk-people">
        <div>
          <h2>{desk('order.contact')}</h2>
          <Reach contact={contactOf(intent)} />
        </div>
        {address === null ? null : (
          <div>
            <h2>{desk('order.address')}</h2>
            <p>
              <bdi>{address.name}</bdi>
              <br />
              <bdi>{address.street}</bdi>
              <br />
              <bdi>
                {address.postcode} {address.city}
              </bdi>
              <br />
              <bdi>{address.country}</bdi>
            </p>
          </div>
        )}
      </section>
    </>
  );
}

function Line({ line: { title, quantity, priceSeen, fulfilment } }: { readonly line: CarriedLine }) {
  const words = useWords();
  const desk = useDeskWords();
  return (
    <div className="desk-line">
      <span>
        <bdi>{desk('order.quantity', { count: words.count(quantity), title })}</bdi>
      </span>
      <span className="figures">{words.money(priceSeen)}</span>
      <span className="quiet">{desk(`order.how.${fulfilment.how}`)}</span>
    </div>
  );
}

function Reach({ contact }: { readonly contact: Contact | null }) {
  const desk = useDeskWords();
  const known = [contact?.name, contact?.email, contact?.phone].filter((one) => one !== undefined);
  if (known.length === 0) return <p>{desk('order.nobody')}</p>;
  return (
    <p>
      {known.map((one) => (
        <span key={one} className="desk-reach">
          <bdi>{one}</bdi>
        </span>
      ))}
    </p>
  );
}
