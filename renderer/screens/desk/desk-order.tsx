import { useCallback, useState } from 'react';
import type { DeskRequest, NotDone, OpenedOrder } from '../../../sync/contract/desk.ts';
import type { StaffSession } from '../../../sync/contract/staff.ts';
import type { DeskClient } from '../../app/desk-client.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { useNow } from '../../app/now.ts';
import { useAsked, useDesk } from '../../app/use-desk.ts';
import { Button } from '../../design/button.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { showTicketCode } from '../../words/ticket-code.ts';
import { useWords } from '../../words/use-words.tsx';
import { type Doing, OrderActs, primaryOf, useActWords } from './order-acts.tsx';
import { OrderContent } from './order-content.tsx';
import { OrderEdit } from './order-edit.tsx';
import { OrderHistory } from './order-history.tsx';
import { OrderLetter } from './order-letter.tsx';
import { lookOf, OrderMark, useReason } from './order-look.tsx';
import { OrderResolve } from './order-resolve.tsx';
import { Note, Trouble } from './trouble.tsx';

interface Parts {
  readonly session: StaffSession;
  readonly id: string;
}

/** One order whole: what it is, what has happened to it, what can be done. Opening it is written down. */
export function DeskOrderScreen({ session, id }: Parts) {
  const asking = useDesk(session);
  const question = useCallback((client: DeskClient) => client.open(id), [id]);
  const { value, again } = useAsked(asking, question);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [why, setWhy] = useState<NotDone | null>(null);

  async function act(...requests: readonly DeskRequest[]): Promise<void> {
    setDoing(null);
    setWhy(null);
    for (const request of requests) {
      const answer = await asking.ask((client) => client.act(id, request));
      if (answer?.done === false) setWhy(answer.why);
      if (answer?.done !== true) break;
    }
    again();
  }

  async function handOver(): Promise<void> {
    setDoing({ act: 'hand-over', told: await asking.ask((client) => client.handOver([id])) });
    again();
  }

  if (value === null || 'done' in value) return <Waiting why={value?.why ?? null}>{<Trouble desk={asking} />}</Waiting>;
  const parts = { opened: value, onAct: act, onLeave: () => setDoing(null) };
  if (doing?.act === 'edit') return <OrderEdit {...parts} />;
  if (doing?.act === 'resolve') return <OrderResolve {...parts} />;
  return (
    <Opened
      opened={value}
      doing={doing}
      onDoing={setDoing}
      onAct={act}
      onHandOver={handOver}
      told={
        <>
          <Trouble desk={asking} />
          <Refusal why={why} />
        </>
      }
    />
  );
}

function Refusal({ why }: { readonly why: NotDone | null }) {
  const desk = useDeskWords();
  return why === null ? null : <Note>{desk(`why.${why}`)}</Note>;
}

interface WaitingParts {
  readonly why: NotDone | null;
  readonly children: React.ReactNode;
}

function Waiting({ why, children }: WaitingParts) {
  const { journey } = useKiosk();
  const words = useWords();
  const desk = useDeskWords();
  const dock = (
    <Button kind="primary" onPress={journey.back}>
      {words.say('common.back')}
    </Button>
  );
  return (
    <Screen name="desk-order" label={desk('title')} dock={dock}>
      {children}
      <Refusal why={why} />
    </Screen>
  );
}

interface OpenedParts {
  readonly opened: OpenedOrder;
  readonly doing: Doing | null;
  readonly told: React.ReactNode;
  onDoing(doing: Doing | null): void;
  onAct(...requests: readonly DeskRequest[]): Promise<void>;
  onHandOver(): Promise<void>;
}

function Opened({ opened, doing, told, onDoing, onAct, onHandOver }: OpenedParts) {
  const { journey } = useKiosk();
  const words = useWords();
  const actWords = useActWords(opened.order);
  const code = showTicketCode(opened.order.ticket);
  const primary = primaryOf(opened);
  const dock = (
    <>
      <Button kind={primary === null ? 'primary' : 'outline'} onPress={journey.back}>
        {words.say('common.back')}
      </Button>
      {primary === null ? null : (
        <Button kind="primary" onPress={() => onDoing({ act: primary })}>
          {actWords(primary).name}
        </Button>
      )}
    </>
  );
  return (
    <Screen name="desk-order" label={code} dock={dock}>
      <header className="desk-head">
        <h1 className="desk-code">
          <bdi>{code}</bdi>
        </h1>
        <Sum opened={opened} />
      </header>
      {told}
      <Standing opened={opened} />
      <OrderLetter opened={opened} onTold={() => void onAct({ act: 'told' })} />
      <OrderContent opened={opened} />
      <OrderActs opened={opened} doing={doing} onDoing={onDoing} onAct={onAct} onHandOver={onHandOver} />
      <OrderHistory steps={opened.steps} />
    </Screen>
  );
}

/** What it is, since when, and for how much. */
function Sum({ opened: { order } }: { readonly opened: OpenedOrder }) {
  const words = useWords();
  const desk = useDeskWords();
  const now = useNow();
  const age = words.age(Math.max(0, now - order.acceptedAt), now);
  return (
    <p className="desk-sum figures">
      <span className="quiet">
        {desk(`kind.${order.kind}`)} · {age}
      </span>
      {order.total === null ? null : <b>{words.money(order.total)}</b>}
    </p>
  );
}

/** Where it is, and why, in the badge's own form. */
function Standing({ opened: { order } }: { readonly opened: OpenedOrder }) {
  const desk = useDeskWords();
  const reason = useReason()(order);
  return (
    <div className={`badge band-${lookOf(order).band}`} role="status" data-testid="standing" data-state={order.state}>
      <OrderMark order={order} />
      <div>
        <div className="badge-title">{desk(`state.${order.state}`)}</div>
        {reason === null || order.state === 'placed' ? null : <p>{reason}.</p>}
        {order.mayHaveArrived ? <p>{desk('why.may-have-arrived')}</p> : null}
        {order.platformOrder === null ? null : <p>{desk('order.number', { number: order.platformOrder })}</p>}
      </div>
    </div>
  );
}
