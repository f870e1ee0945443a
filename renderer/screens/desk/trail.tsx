import type { StaffSession } from '../../../sync/contract/staff.ts';
import type { DeskClient } from '../../app/desk-client.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { useAsked, useDesk } from '../../app/use-desk.ts';
import { Button } from '../../design/button.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { showTicketCode } from '../../words/ticket-code.ts';
import { useWords } from '../../words/use-words.tsx';
import { useMoment } from './order-history.tsx';
import { Trouble } from './trouble.tsx';

/** With the codes that shoppers know their orders by; the trail itself knows ids only. */
const question = async (client: DeskClient) => {
  const [{ orders }, entries] = await Promise.all([client.list(), client.trail()]);
  return { entries, tickets: new Map(orders.map(({ id, ticket }) => [id, showTicketCode(ticket)])) };
};

/** Who did what, newest first. */
export function TrailScreen({ session }: { readonly session: StaffSession }) {
  const { journey } = useKiosk();
  const words = useWords();
  const desk = useDeskWords();
  const moment = useMoment();
  const asking = useDesk(session);
  const { value } = useAsked(asking, question);
  const dock = (
    <Button kind="primary" onPress={journey.back}>
      {words.say('common.back')}
    </Button>
  );
  return (
    <Screen name="desk-trail" label={desk('list.trail')} dock={dock}>
      <header className="desk-head">
        <h1>{desk('list.trail')}</h1>
      </header>
      <Trouble desk={asking} />
      {value?.entries.length === 0 ? <p className="desk-none">{desk('trail.none')}</p> : null}
      <ol className="desk-steps">
        {(value?.entries ?? []).map(({ at, by, what, order, file }, place) => (
          <li key={place}>
            <span className="quiet figures">{moment(at)}</span>
            <span>
              {desk(`trail.${what}`)} <span className="quiet">{desk('trail.who', { who: by })}</span>
              {order === undefined ? null : (
                <span className="desk-id">
                  <bdi>{value?.tickets.get(order) ?? order}</bdi>
                </span>
              )}
              {file === undefined ? null : (
                <span className="desk-id">
                  <bdi>{file}</bdi>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Screen>
  );
}
