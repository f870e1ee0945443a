import type { OfficeStatus } from '../../sync/contract/office-status.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useNow } from '../app/now.ts';
import { useDiagnostics } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import { useStaffWords } from '../words/staff/use-staff-words.ts';
import { useWords } from '../words/use-words.tsx';
import { Disk, Goods, PutAside } from './diagnostics-catalog.tsx';
import { Fact, Facts } from './diagnostics-facts.tsx';
import { StockAge } from './diagnostics-stock.tsx';
import { Notices } from './notices.tsx';
import './diagnostics.css';

/** How the kiosk fares, for IT: reached by who knows the way, gone with the visit. */
export function DiagnosticsScreen() {
  const { engine, journey, settings } = useKiosk();
  const words = useWords();
  const staff = useStaffWords();
  const found = useDiagnostics();
  const dock = (
    <>
      <Button kind="outline" onPress={() => void engine.catalog.refresh().catch(() => {})}>
        {staff('refresh')}
      </Button>
      {settings.desk ? (
        <Button kind="outline" onPress={() => journey.go(routes.desk())}>
          {staff('desk')}
        </Button>
      ) : null}
      <Button kind="primary" onPress={journey.back}>
        {words.say('common.back')}
      </Button>
    </>
  );
  return (
    <Screen name="diagnostics" label={staff('title')} dock={dock}>
      <header className="diagnostics-head">
        <h1>{staff('title')}</h1>
        <p>
          {staff('kiosk')} <b>{settings.kiosk.id}</b> · {staff('place')} <b>{settings.store.location}</b>
        </p>
        <p className="quiet">{staff('detail')}</p>
      </header>
      <Notices />
      <div className="diagnostics-column">
        <Orders />
        {found === undefined ? null : <Disk found={found} />}
        {found?.stockAges ? <StockAge ages={found.stockAges} /> : null}
      </div>
      {found === undefined ? (
        <p role="status">{staff('silent')}</p>
      ) : (
        <>
          <Goods found={found} />
          <PutAside found={found} />
        </>
      )}
    </Screen>
  );
}

function Orders() {
  const { engine } = useKiosk();
  const words = useWords();
  const staff = useStaffWords();
  const office = useLive(engine.office);
  const connection = useConnectionText(office);
  const sending = useSendingText(office);
  return (
    <Facts title={staff('orders')}>
      <Fact name={staff('connection')} amiss={office?.connection.state === 'away'}>
        {connection}
      </Fact>
      <Fact name={staff('sending')} amiss={office !== null && office.sending.state !== 'on'}>
        {sending}
      </Fact>
      <Fact name={staff('waiting')}>{office === null ? '' : words.count(office.waiting)}</Fact>
      <Fact name={staff('person')} amiss={(office?.needsHuman ?? 0) > 0}>
        {office === null ? '' : words.count(office.needsHuman)}
      </Fact>
      {office?.keptBy === undefined ? null : (
        <Fact name={staff('kept')} amiss={office.keptBy !== 'keychain'}>
          {staff(`kept.${office.keptBy}`)}
        </Fact>
      )}
    </Facts>
  );
}

function useSendingText(office: OfficeStatus | null): string {
  const words = useWords();
  const staff = useStaffWords();
  const now = useNow();
  const sending = office?.sending ?? { state: 'on' };
  if (sending.state === 'on' || sending.state === 'closed') return staff(`sending.${sending.state}`);
  return staff(`sending.${sending.state}`, { age: words.age(Math.max(0, now - sending.since), now) });
}

function useConnectionText(office: OfficeStatus | null): string {
  const words = useWords();
  const staff = useStaffWords();
  const now = useNow();
  const age = (at: number) => words.age(Math.max(0, now - at), now);
  const connection = office?.connection ?? { state: 'unknown' };
  switch (connection.state) {
    case 'connected':
      return staff('connection.connected', { age: age(connection.checkedAt) });
    case 'away':
      return staff('connection.away', { age: age(connection.since), why: staff(`reason.${connection.reason}`) });
    case 'unknown':
      return staff('connection.unknown');
  }
}
