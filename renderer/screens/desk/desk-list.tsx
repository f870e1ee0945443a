import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Notice } from '../../../sync/contract/notice.ts';
import type { OrderView } from '../../../sync/contract/order-view.ts';
import type { StaffSession } from '../../../sync/contract/staff.ts';
import type { DeskClient } from '../../app/desk-client.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { useNow } from '../../app/now.ts';
import { routes } from '../../app/routes.ts';
import { useAsked, useDesk } from '../../app/use-desk.ts';
import { Button } from '../../design/button.tsx';
import { Chip } from '../../design/chip.tsx';
import { Icon } from '../../design/icon.tsx';
import { Press } from '../../design/press.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { showTicketCode } from '../../words/ticket-code.ts';
import { useWords } from '../../words/use-words.tsx';
import { Notices } from '../notices.tsx';
import { type Group, lookOf, OrderMark, useReason } from './order-look.tsx';
import { StopSending, Stopped } from './sending.tsx';
import { Trouble } from './trouble.tsx';

const rereadMs = 4_000;

/** Somebody has gone and does not know that their order waits for them. */
const isUnwritten = ({ state, told }: OrderView) => state === 'asking' && told === undefined;
const unwrittenFirst = (one: OrderView, other: OrderView) => Number(isUnwritten(other)) - Number(isUnwritten(one));

const groups: readonly Group[] = ['people', 'way', 'done'];
const question = (client: DeskClient) => client.list();

/** Every order of this kiosk by who has to do something about it; whoever comes here is wanted by the first. */
export function DeskListScreen({ session }: { readonly session: StaffSession }) {
  const { journey, visit } = useKiosk();
  const desk = useDeskWords();
  const asking = useDesk(session);
  const { value, again } = useAsked(asking, question, rereadMs);
  const [group, show] = useState<Group>('people');
  const acknowledge = (notices: readonly Notice[]) => void asking.ask((client) => client.acknowledge(notices));
  const may = (act: StaffSession['may'][number]) => session.may.includes(act);
  const orders = (value?.orders ?? []).filter((order) => lookOf(order).group === group).toSorted(unwrittenFirst);
  const dock = (
    <>
      {may('import') ? (
        <Button kind="outline" onPress={() => journey.go(routes.deskCarry())}>
          {desk('list.carry')}
        </Button>
      ) : null}
      {may('trail') ? (
        <Button kind="outline" onPress={() => journey.go(routes.deskTrail())}>
          {desk('list.trail')}
        </Button>
      ) : null}
      <Button kind="primary" endsVisit onPress={visit.end}>
        {desk('sign.out')}
      </Button>
    </>
  );
  return (
    <Screen name="desk" label={desk('title')} dock={dock}>
      <header className="desk-head">
        <h1>{desk('title')}</h1>
        <p className="quiet">{desk('sign.you', { name: session.name })}</p>
        {value !== null && value.sending.state === 'on' && may('sending') ? (
          <StopSending asking={asking} onChange={again} />
        ) : null}
      </header>
      <Trouble desk={asking} />
      <Notices {...(may('acknowledge') ? { onKnown: acknowledge } : {})} />
      {value === null ? null : (
        <>
          {value.sending.state === 'on' ? null : (
            <Stopped list={value} asking={asking} may={may('sending')} onChange={again} />
          )}
          <div className="chips" role="group" aria-label={desk('title')}>
            {groups.map((one) => (
              <Chip
                key={one}
                name={desk(`list.${one}`)}
                count={value.orders.filter((order) => lookOf(order).group === one).length}
                chosen={one === group}
                onPress={() => show(one)}
              />
            ))}
          </div>
          {orders.length === 0 ? <p className="desk-none">{desk(`list.none.${group}`)}</p> : null}
          <div className="desk-rows">
            {orders.map((order) => (
              <Row key={order.id} order={order} />
            ))}
          </div>
        </>
      )}
    </Screen>
  );
}

function Row({ order }: { readonly order: OrderView }) {
  const { journey } = useKiosk();
  const words = useWords();
  const desk = useDeskWords();
  const now = useNow();
  const reason = useReason()(order);
  const state = desk(`state.${order.state}`);
  const needsSomebody = lookOf(order).group === 'people';
  const age = words.age(Math.max(0, now - order.acceptedAt), now);
  return (
    <Press
      className={`desk-row band-${lookOf(order).band}`}
      data-testid="desk-order"
      data-state={order.state}
      onPress={() => journey.go(routes.deskOrder(order.id))}
    >
      <OrderMark order={order} />
      <span className="desk-row-text">
        <span className="desk-row-head">
          <bdi className="desk-code">{showTicketCode(order.ticket)}</bdi>
          <span className="figures">{order.total === null ? '' : words.money(order.total)}</span>
        </span>
        <b className="desk-row-state">{needsSomebody && reason !== null ? reason : state}</b>
        <span className="quiet">
          {isUnwritten(order) ? `${desk('letter.title')} · ` : ''}
          {order.state === 'asking' && order.told !== undefined ? `${desk('letter.told')} · ` : ''}
          {order.kind === 'order' ? '' : `${desk(`kind.${order.kind}`)} · `}
          {age} · {desk('list.attempts', { count: order.attempts })}
        </span>
      </span>
      <Icon of={ChevronRight} along size="small" />
    </Press>
  );
}
