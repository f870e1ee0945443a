import { useState } from 'react';
import type { DeskList, SendingRequest } from '../../../sync/contract/desk.ts';
import { useNow } from '../../app/now.ts';
import type { Desk } from '../../app/use-desk.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { Pick } from '../../design/pick.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';

/** Codes, since they stand in the journal for ever; what each says is the screen's business. */
const reasons = ['stock-count', 'wrong-orders', 'store-asked', 'maintenance', 'other'] as const;
type Reason = (typeof reasons)[number];
const isKnown = (code: string | null): code is Reason => reasons.some((one) => one === code);

const ways = ['paused', 'off'] as const;

interface Parts {
  readonly asking: Desk;
  onChange(): void;
}

/** Nobody stops it without a reason: whoever comes next has to know whether to let orders go again. */
export function StopSending({ asking, onChange }: Parts) {
  const desk = useDeskWords();
  const [isOpen, open] = useState(false);
  const stop = async (request: SendingRequest) => {
    open(false);
    await asking.ask((client) => client.setSending(request));
    onChange();
  };
  return (
    <>
      <Button shape="small" onPress={() => open(true)}>
        {desk('sending.stop')}
      </Button>
      {isOpen ? <StopSheet onStop={(request) => void stop(request)} onClose={() => open(false)} /> : null}
    </>
  );
}

interface SheetParts {
  onStop(request: SendingRequest): void;
  onClose(): void;
}

function StopSheet({ onStop, onClose }: SheetParts) {
  const desk = useDeskWords();
  const [state, setState] = useState<(typeof ways)[number]>('paused');
  const [reason, setReason] = useState<Reason | null>(null);
  return (
    <Sheet title={desk('sending.stop')} onClose={onClose}>
      <div className="confirm">
        <Pick
          label={desk('sending.how')}
          value={state}
          beside
          choices={ways.map((value) => ({
            value,
            name: desk(`sending.how.${value}`),
            detail: desk(`sending.how.${value}.detail`),
          }))}
          onPick={(way) => setState(way)}
        />
        <div className="checkout-part">
          <div className="part-title">{desk('sending.why')}</div>
          <div className="chips" role="group" aria-label={desk('sending.why')}>
            {reasons.map((one) => (
              <Chip
                key={one}
                name={desk(`sending.reason.${one}`)}
                chosen={one === reason}
                onPress={() => setReason(one)}
              />
            ))}
          </div>
        </div>
        <div className="confirm-choices">
          <Button kind="outline" onPress={onClose}>
            {desk('act.never-mind')}
          </Button>
          <Button
            kind="primary"
            disabled={reason === null}
            onPress={() => onStop({ state, ...(reason === null ? {} : { reason }) })}
          >
            {desk(`sending.do.${state}`)}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

interface StoppedParts extends Parts {
  readonly list: DeskList;
  readonly may: boolean;
}

/** Nothing leaves this kiosk, which everybody at the desk has to know, also who may not change it. */
export function Stopped({ list: { sending, stopped }, asking, may, onChange }: StoppedParts) {
  const desk = useDeskWords();
  if (sending.state === 'on') return null;
  const resume = async () => {
    await asking.ask((client) => client.setSending({ state: 'on' }));
    onChange();
  };
  return (
    <div className="desk-note band-ask" role="status" data-testid="stopped" data-state={sending.state}>
      <div>
        <p>{desk(`sending.${sending.state}`)}</p>
        {stopped === null || sending.state === 'closed' ? null : <By stopped={stopped} since={sending.since} />}
      </div>
      {may && sending.state !== 'closed' ? (
        <Button shape="small" onPress={() => void resume()}>
          {desk('sending.resume')}
        </Button>
      ) : null}
    </div>
  );
}

interface ByParts {
  readonly stopped: NonNullable<DeskList['stopped']>;
  readonly since: number;
}

function By({ stopped: { by, reason }, since }: ByParts) {
  const words = useWords();
  const desk = useDeskWords();
  const now = useNow();
  const age = words.age(Math.max(0, now - since), now);
  return (
    <p>
      {isKnown(reason) ? `${desk(`sending.reason.${reason}`)} · ` : ''}
      {desk('trail.who', { who: by })} · {age}
    </p>
  );
}
