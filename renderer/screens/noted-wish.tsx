import type { ReactNode } from 'react';
import type { OrderView } from '../../sync/contract/order-view.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import { carriedOutcome, carriedSteps } from '../words/carried-steps.ts';
import { showTicketCode } from '../words/ticket-code.ts';
import { useWords } from '../words/use-words.tsx';
import { Steps, useLeaving } from './ticket-steps.tsx';

export interface Noted {
  readonly wish: OrderView;
  /** Masked. */
  readonly contact: string;
}

interface Parts {
  readonly noted: Noted;
  /** What it is about. */
  readonly children?: ReactNode;
}

/** What becomes of the wish, while its shopper looks on. */
export function NotedWish({ noted: { wish: asGiven, contact }, children }: Parts) {
  const { engine, journey, visit } = useKiosk();
  const words = useWords();
  const leaving = useLeaving();
  const wish = useLive(engine.placed).get(asGiven.id) ?? asGiven;
  const title = words.say(carriedOutcome(wish) === 'stopped' ? 'wish.stopped' : 'wish.noted');
  const values = { contact, code: showTicketCode(wish.ticket) };
  const dock = (
    <>
      <Button kind="outline" onPress={journey.back}>
        {words.say('common.back')}
      </Button>
      <Button kind="primary" endsVisit onPress={visit.end}>
        {words.say('common.done')}
      </Button>
    </>
  );
  return (
    <Screen name="wish" label={title} dock={dock}>
      <h1>{title}</h1>
      {children}
      <div role="status" data-testid="steps" data-state={wish.state}>
        <Steps steps={carriedSteps('wish', { order: wish, ...leaving }, values)} />
      </div>
    </Screen>
  );
}
