import type { CatalogDiagnostics, ReplicaState } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useNow } from '../app/now.ts';
import { useLive } from '../app/use-live.ts';
import { formatBytes } from '../words/formats.ts';
import { useStaffWords } from '../words/staff/use-staff-words.ts';
import { shareOf } from '../words/status.ts';
import { useWords } from '../words/use-words.tsx';
import { Fact, Facts } from './diagnostics-facts.tsx';

interface Parts {
  readonly found: CatalogDiagnostics;
}

export function Goods({ found }: Parts) {
  const { products, variants, generation, lastStartOver, wipes, damages, repaired } = found;
  const { engine } = useKiosk();
  const words = useWords();
  const staff = useStaffWords();
  const now = useNow();
  const replica = useLive(engine.replica);
  const age = (at: number) => words.age(Math.max(0, now - at), now);
  const checkedAt = replica?.stockCheckedAt ?? null;
  return (
    <Facts title={staff('goods')}>
      <Fact name={staff('products')}>{words.count(products)}</Fact>
      <Fact name={staff('variants')}>{words.count(variants)}</Fact>
      <Fact name={staff('phase')}>{usePhaseText(replica)}</Fact>
      <Fact name={staff('stock')}>{checkedAt === null ? staff('never') : age(checkedAt)}</Fact>
      <Fact name={staff('trouble')} amiss={(replica?.trouble ?? null) !== null}>
        {staff(`trouble.${replica?.trouble ?? 'none'}`)}
      </Fact>
      <Fact name={staff('generation')}>{generation === null ? staff('generation.none') : words.count(generation)}</Fact>
      <Fact name={staff('anew')}>{lastStartOver === null ? staff('never') : staff(`anew.${lastStartOver}`)}</Fact>
      <Fact name={staff('healed')} amiss={wipes + damages > 0}>
        {words.count(wipes + damages)}
      </Fact>
      <Fact name={staff('mended')}>{words.count(repaired)}</Fact>
    </Facts>
  );
}

function usePhaseText(replica: ReplicaState | null): string {
  const words = useWords();
  const staff = useStaffWords();
  if (replica === null) return '';
  if (replica.phase !== 'filling') return staff(`phase.${replica.phase}`);
  return staff('phase.filling', { percent: words.percent(shareOf(replica.progress) ?? 0) });
}

export function Disk({ found: { storage } }: Parts) {
  const words = useWords();
  const staff = useStaffWords();
  if (storage === null)
    return (
      <Facts title={staff('disk')}>
        <Fact name={staff('disk.used')}>{staff('disk.silent')}</Fact>
      </Facts>
    );
  const bytes = (count: number) => formatBytes(words.tongue.locale, count);
  const { usedBytes, quotaBytes, persisted } = storage;
  return (
    <Facts title={staff('disk')}>
      <Fact name={staff('disk.used')}>{staff('disk.share', { used: bytes(usedBytes), quota: bytes(quotaBytes) })}</Fact>
      <Fact name={staff('disk.kept')} amiss={!persisted}>
        {staff(persisted ? 'disk.kept.yes' : 'disk.kept.no')}
      </Fact>
    </Facts>
  );
}

/** Rows of the store that break the contract: how many for which reason, and one to look for. */
export function PutAside({ found: { quarantine } }: Parts) {
  const words = useWords();
  const staff = useStaffWords();
  return (
    <section className="facts aside">
      <h2>{staff('aside')}</h2>
      <p>{staff(quarantine.length === 0 ? 'aside.none' : 'aside.detail')}</p>
      {quarantine.length === 0 ? null : (
        <table data-testid="quarantine">
          <thead>
            <tr>
              <th>{staff('aside.resource')}</th>
              <th>{staff('aside.reason')}</th>
              <th className="aside-count">{staff('aside.count')}</th>
              <th>{staff('aside.last')}</th>
            </tr>
          </thead>
          <tbody>
            {quarantine.map(({ resource, reason, count, lastId }) => (
              <tr key={`${resource} ${reason}`}>
                <td>
                  <bdi>{resource}</bdi>
                </td>
                <td>
                  <bdi>{reason}</bdi>
                </td>
                <td className="aside-count figures">{words.count(count)}</td>
                <td>
                  <bdi>{lastId ?? ''}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
