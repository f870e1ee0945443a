import { Check, X } from 'lucide-react';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import type { Receipt } from '../app/memory.ts';
import { useLocations } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { QrCode } from '../design/qr-code.tsx';
import { Screen } from '../design/screen.tsx';
import { showTicketCode } from '../words/ticket-code.ts';
import { outcomeOf, type TicketStep, ticketSteps } from '../words/ticket-steps.ts';
import { useWords } from '../words/use-words.tsx';
import { AnswerDock, QuestionCard, useNoting } from './ticket-question.tsx';
import './ticket.css';

/** No address in it: the code alone finds the order, and a phone shows it as it is. */
const qrContent = (ticket: string) => `ENDCAP:${ticket}`;

export function TicketScreen() {
  const { memory, visit } = useKiosk();
  const words = useWords();
  const receipt = useLive(memory.receipt);
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
} as const;

/** What the shopper takes away, and the truth about what happens now. */
function Ticket({ receipt }: { readonly receipt: Receipt }) {
  const { engine, journey, visit } = useKiosk();
  const words = useWords();
  const order = useLive(engine.placed).get(receipt.order.id) ?? receipt.order;
  const connected = useLive(engine.office)?.connection.state !== 'away';
  const locations = useLocations() ?? [];
  const places = locations.filter(({ id }) => receipt.collectAt.includes(id)).map(({ name }) => name);
  const steps = ticketSteps({ receipt, order, connected, collectAt: words.list(places) });
  const title = words.say(titles[outcomeOf(order)]);
  const noting = useNoting(order);
  const code = showTicketCode(order.ticket);
  const usual = (
    <>
      <Button kind="outline" onPress={() => journey.startAt(routes.home())}>
        {words.say('ticket.another')}
      </Button>
      <Button kind="primary" endsVisit onPress={visit.end}>
        {words.say('common.done')}
      </Button>
    </>
  );
  const question = order.state === 'asking' ? order.question : null;
  const dock = question === null ? usual : <AnswerDock order={order} question={question} noting={noting} />;
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
      <div role="status" data-testid="steps" data-state={order.state}>
        <ol className="steps">
          {steps.map((step, at) => (
            <Step key={step.id} step={step} number={at + 1} />
          ))}
        </ol>
      </div>
    </Screen>
  );
}

function Step({ step, number }: { readonly step: TicketStep; readonly number: number }) {
  const words = useWords();
  return (
    <li className={`step step-${step.mark}`}>
      <i>
        {step.mark === 'done' ? <Icon of={Check} size="small" /> : null}
        {step.mark === 'stopped' ? <Icon of={X} size="small" /> : null}
        {step.mark === 'under-way' || step.mark === 'later' ? words.count(number) : null}
      </i>
      <span>{words.tell(step.id, step.values)}</span>
    </li>
  );
}
