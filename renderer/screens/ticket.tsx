import type { OrderView } from '../../sync/contract/order-view.ts';
import { askedOf } from '../app/asked-of-order.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import type { Receipt } from '../app/memory.ts';
import { useLocations } from '../app/queries.ts';
import { Button } from '../design/button.tsx';
import { QrCode } from '../design/qr-code.tsx';
import { Screen } from '../design/screen.tsx';
import { showTicketCode } from '../words/ticket-code.ts';
import { outcomeOf, type TicketStep, ticketSteps } from '../words/ticket-steps.ts';
import { useWords } from '../words/use-words.tsx';
import { SlipStep, TicketDock, TicketMore, usePrinting } from './ticket-acts.tsx';
import { CarryTicket } from './carry-ticket.tsx';
import { Steps, useLeaving } from './ticket-steps.tsx';
import { AnswerDock, QuestionCard, useNoting } from './ticket-question.tsx';
import './ticket.css';

/** No address in it: the code alone finds the order, and a phone shows it as it is. */
const qrContent = (ticket: string) => `ENDCAP:${ticket}`;

export function TicketScreen() {
  const { memory, visit } = useKiosk();
  const words = useWords();
  const receipt = useLive(memory.receipt);
  if (receipt?.order.kind === 'cart-hand-off') return <CarryTicket order={receipt.order} />;
  if (receipt !== null) return <Ticket receipt={receipt} />;
  const dock = (
    <Button kind="primary" endsVisit onPress={visit.end}>
      {words.say('common.done')}
    </Button>
  );
  return (
    <Screen name="oops" label={words.say('ticket.gone')} dock={dock}>
      <h1>{words.say('ticket.gone')}</h1>
    </Screen>
  );
}

const titles = {
  'on-its-way': 'ticket.saved',
  asking: 'ticket.asking',
  placed: 'ticket.placed',
  stopped: 'ticket.stopped',
  cancelled: 'ticket.cancelled',
  cancelling: 'ticket.cancelling',
} as const;

/** What the shopper takes away, the truth about what happens now, and what can still be done. */
function Ticket({ receipt }: { readonly receipt: Receipt }) {
  const { engine } = useKiosk();
  const words = useWords();
  const placed = useLive(engine.placed);
  const order = placed.get(receipt.order.id) ?? receipt.order;
  const cancel = askedOf(placed, order.id, 'cancel');
  const printing = usePrinting(order, askedOf(placed, order.id, 'print'));
  const steps = useSteps(receipt, order, cancel);
  const outcome = outcomeOf(order, cancel);
  const title = words.say(titles[outcome]);
  const noting = useNoting(order);
  const code = showTicketCode(order.ticket);
  const question = outcome === 'asking' ? order.question : null;
  const dock =
    question === null ? (
      <TicketDock printing={printing} />
    ) : (
      <AnswerDock order={order} question={question} noting={noting} />
    );
  return (
    <Screen name="ticket" label={title} dock={dock}>
      <h1>{title}</h1>
      {question === null ? null : <QuestionCard order={order} question={question} receipt={receipt} noting={noting} />}
      <section className="ticket" aria-label={words.say('ticket.code', { code })}>
        <div className="ticket-code" data-testid="ticket-code">
          {code}
        </div>
        <div className="ticket-foot">
          <QrCode content={qrContent(order.ticket)} label={words.say('ticket.code', { code })} />
          <p className="ticket-note">{words.say('ticket.note')}</p>
        </div>
      </section>
      <div className="ticket-rest">
        <div role="status" data-testid="steps" data-state={order.state} data-outcome={outcome}>
          <Steps steps={steps}>
            <SlipStep slip={printing.slip} />
          </Steps>
        </div>
        {question === null ? <TicketMore order={order} cancel={cancel} slip={printing.slip} /> : null}
      </div>
    </Screen>
  );
}

function useSteps(receipt: Receipt, order: OrderView, cancel: OrderView | null): readonly TicketStep[] {
  const words = useWords();
  const leaving = useLeaving();
  const locations = useLocations() ?? [];
  const places = locations.filter(({ id }) => receipt.wishes?.collectAt.includes(id)).map(({ name }) => name);
  return ticketSteps({
    ...{ receipt, order, cancel, collectAt: words.list(places), ...leaving },
  });
}
