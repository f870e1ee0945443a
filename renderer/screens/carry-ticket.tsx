import type { OrderView } from '../../sync/contract/order-view.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { routes } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { QrCode } from '../design/qr-code.tsx';
import { Screen } from '../design/screen.tsx';
import { carriedOutcome, carriedSteps } from '../words/carried-steps.ts';
import { showTicketCode } from '../words/ticket-code.ts';
import { useWords } from '../words/use-words.tsx';
import { Steps, useLeaving } from './ticket-steps.tsx';

/** Where a cart goes on: the store's own address for a phone, or a code for the till. The code is there before the store has heard of it. */
export function CarryTicket({ order: asGiven }: { readonly order: OrderView }) {
  const { engine, journey, visit } = useKiosk();
  const words = useWords();
  const leaving = useLeaving();
  const order = useLive(engine.placed).get(asGiven.id) ?? asGiven;
  const outcome = carriedOutcome(order);
  const title = words.say(outcome === 'stopped' ? 'carry.stopped' : 'carry.title');
  const code = showTicketCode(order.ticket);
  const dock = (
    <>
      <Button kind="outline" onPress={() => journey.startAt(routes.home())}>
        {words.say('ticket.another')}
      </Button>
      <Button kind="primary" endsVisit onPress={visit.end}>
        {words.say('common.done')}
      </Button>
    </>
  );
  return (
    <Screen name="ticket" label={title} dock={dock}>
      <h1>{title}</h1>
      <section className="ticket" aria-label={words.say('ticket.code', { code })}>
        <div className="ticket-code" data-testid="ticket-code">
          {code}
        </div>
        <GoingOn order={order} code={code} />
      </section>
      <div className="ticket-rest" role="status" data-testid="steps" data-state={order.state}>
        <Steps steps={carriedSteps('carry', { order, ...leaving })} />
      </div>
    </Screen>
  );
}

/** A till may know the cart under another code than ours; then both are there, ours to be read and theirs to be scanned. */
function GoingOn({ order: { ticket, handoff }, code }: { readonly order: OrderView; readonly code: string }) {
  const words = useWords();
  const isAddress = handoff?.how === 'url';
  const content = isAddress ? handoff.url : `ENDCAP:${handoff?.ticket ?? ticket}`;
  const until = handoff?.expiresAt ?? null;
  return (
    <div className="ticket-foot">
      <QrCode content={content} label={words.say('ticket.code', { code })} />
      <p className="ticket-note">{words.say(isAddress ? 'carry.note.url' : 'carry.note.ticket')}</p>
      {until === null ? null : (
        <p className="ticket-until" data-testid="until">
          {words.say('carry.until', { day: words.date(until), time: words.clock(until) })}
        </p>
      )}
    </div>
  );
}
