import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { Icon } from '../design/icon.tsx';
import type { TicketStep } from '../words/ticket-steps.ts';
import { useWords } from '../words/use-words.tsx';
import './ticket.css';

/** Whether what is to leave this kiosk does, as far as anybody has said. */
export function useLeaving(): { readonly connected: boolean; readonly sending: boolean } {
  const { engine } = useKiosk();
  const office = useLive(engine.office);
  return {
    connected: office?.connection.state !== 'away',
    sending: office === null || office.sending.state === 'on',
  };
}

interface Parts {
  readonly steps: readonly TicketStep[];
  /** What else has happened. */
  readonly children?: ReactNode;
}

export function Steps({ steps, children }: Parts) {
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <Step key={step.id} step={step} number={at + 1} />
      ))}
      {children}
    </ol>
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
