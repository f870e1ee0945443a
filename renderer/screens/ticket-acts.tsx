import { Check, Printer, X } from 'lucide-react';
import { useState } from 'react';
import type { OrderView } from '../../sync/contract/order-view.ts';
import { mayTakeBack, type Slip, slipOf } from '../app/asked-of-order.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { routes } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { ConfirmSheet } from '../design/confirm-sheet.tsx';
import { Icon } from '../design/icon.tsx';
import { useWords } from '../words/use-words.tsx';

/** The slip of an order, and the way to ask for one. */
export interface Printing {
  readonly slip: Slip;
  print(): void;
}

/** The job itself says what became of it; a back office that never took the job cannot. */
export function usePrinting(order: OrderView, job: OrderView | null): Printing {
  const { engine } = useKiosk();
  const { language } = useWords();
  const [asked, setAsked] = useState<'not-yet' | 'under-way' | 'failed'>('not-yet');
  async function print(): Promise<void> {
    setAsked('under-way');
    const taken = await engine.orders.print(order, language).catch(() => 'away' as const);
    setAsked(taken === 'accepted' ? 'not-yet' : 'failed');
  }
  const slip = job === null && asked !== 'not-yet' ? { is: asked } : slipOf(order, job);
  return { slip, print: () => void print() };
}

/** Paper can be asked for, or is on its way: then it has the place beside "Done". */
const isAboutPaper = ({ is }: Slip): boolean => is === 'possible' || is === 'not-yet' || is === 'under-way';

export function TicketDock({ printing }: { readonly printing: Printing }) {
  const { settings, visit } = useKiosk();
  const words = useWords();
  return (
    <>
      {settings.printer && isAboutPaper(printing.slip) ? <PrintButton {...printing} /> : <AnotherButton />}
      <Button kind="primary" endsVisit onPress={visit.end}>
        {words.say('common.done')}
      </Button>
    </>
  );
}

function AnotherButton({ small = false }: { readonly small?: boolean }) {
  const { journey } = useKiosk();
  const words = useWords();
  return (
    <Button {...(small ? { shape: 'small' } : { kind: 'outline' })} onPress={() => journey.startAt(routes.home())}>
      {words.say('ticket.another')}
    </Button>
  );
}

function PrintButton({ slip, print }: Printing) {
  const words = useWords();
  const waiting = slip.is === 'under-way';
  return (
    <Button kind="outline" disabled={waiting || slip.is === 'not-yet'} onPress={print}>
      <Icon of={Printer} />
      {words.say(waiting ? 'ticket.print.under-way' : 'ticket.print.do')}
    </Button>
  );
}

const slipSays = {
  printed: 'ticket.print.printed',
  unsure: 'ticket.print.unsure',
  failed: 'ticket.print.failed',
} as const;

/** What became of the slip, once something has. */
export function SlipStep({ slip }: { readonly slip: Slip }) {
  const words = useWords();
  if (slip.is !== 'printed' && slip.is !== 'unsure' && slip.is !== 'failed') return null;
  const isOut = slip.is === 'printed';
  return (
    <li className={`step step-${isOut ? 'done' : 'stopped'}`} data-testid="slip" data-state={slip.is}>
      <i>
        <Icon of={isOut ? Check : X} size="small" />
      </i>
      <span>{words.tell(slipSays[slip.is])}</span>
    </li>
  );
}

interface MoreParts {
  readonly order: OrderView;
  readonly cancel: OrderView | null;
  readonly slip: Slip;
}

/** What is seldom wanted, below what everybody wants. */
export function TicketMore({ order, cancel, slip }: MoreParts) {
  const { settings } = useKiosk();
  const another = settings.printer && isAboutPaper(slip);
  const takesBack = mayTakeBack(order, cancel);
  if (!another && !takesBack) return null;
  return (
    <div className="ticket-more">
      {another ? <AnotherButton small /> : null}
      {takesBack ? <CancelButton order={order} /> : null}
    </div>
  );
}

type Asking = 'not-yet' | 'sure' | 'under-way' | 'failed';

/** That it was taken down shows by the ticket itself: it says then what becomes of it. */
function CancelButton({ order }: { readonly order: OrderView }) {
  const { engine } = useKiosk();
  const words = useWords();
  const away = useLive(engine.office)?.connection.state === 'away';
  const [asking, setAsking] = useState<Asking>('not-yet');
  async function cancel(): Promise<void> {
    setAsking('under-way');
    const answer = await engine.orders.cancel(order, words.language).catch(() => null);
    setAsking(answer === null || answer.saved === 'nowhere' ? 'failed' : 'not-yet');
  }
  return (
    <>
      <Button shape="small" onPress={() => setAsking('sure')}>
        {words.say('ticket.cancel.do')}
      </Button>
      {asking === 'not-yet' ? null : (
        <ConfirmSheet
          title={words.say('ticket.cancel.sure')}
          detail={words.say(away ? 'ticket.cancel.detailAway' : 'ticket.cancel.detail')}
          yes={words.say(asking === 'under-way' ? 'ticket.cancel.noting' : 'ticket.cancel.yes')}
          no={words.say('ticket.cancel.no')}
          waiting={asking === 'under-way'}
          problem={asking === 'failed' ? words.say('ticket.cancel.failed') : null}
          onYes={() => void cancel()}
          onNo={() => setAsking('not-yet')}
        />
      )}
    </>
  );
}
