import type { Band } from '../../sync/freshness/stock-view.ts';
import type { StockAges } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { BandMark } from '../design/band-mark.tsx';
import { bandTitles, shortText } from '../words/badge.ts';
import { formatSpan } from '../words/formats.ts';
import { meetsTarget } from '../words/stock-target.ts';
import { useStaffWords } from '../words/staff/use-staff-words.ts';
import { useWords } from '../words/use-words.tsx';
import { Fact } from './diagnostics-facts.tsx';
import '../design/badge.css';

interface Parts {
  readonly ages: StockAges;
}

/** How true the shelves are on this kiosk: what it would say of them now, how old that is, and whether that is good enough (FR38). */
export function StockAge({ ages }: Parts) {
  const { settings } = useKiosk();
  const words = useWords();
  const staff = useStaffWords();
  const target = settings.pull.targetSeconds * 1_000;
  const span = (ms: number | null) => (ms === null ? staff('ages.unknown') : formatSpan(words.tongue.locale, ms));
  const isMet = meetsTarget(ages, target);
  return (
    <section className="facts">
      <h2>{staff('ages')}</h2>
      <SharesLine ages={ages} />
      <dl data-testid="stock-ages">
        {bands.map((band) => (
          <Share key={band} band={band} share={shareOf(ages, band)} />
        ))}
        <Fact name={staff('ages.median')}>{span(ages.medianMs)}</Fact>
        <Fact name={staff('ages.p95')}>{span(ages.p95Ms)}</Fact>
        <Fact name={staff('ages.target')} amiss={!isMet}>
          {staff(isMet ? 'ages.met' : 'ages.missed', { span: span(target) })}
        </Fact>
        <Fact name={staff('ages.figures')}>{words.count(ages.figures)}</Fact>
      </dl>
    </section>
  );
}

const bands = Object.keys(bandTitles) as readonly Band[];
const shareOf = ({ figures, bands: counts }: StockAges, band: Band): number => counts[band] / Math.max(1, figures);

/** For the eye; the figures below say the same. */
function SharesLine({ ages }: Parts) {
  const some = bands.filter((band) => ages.bands[band] > 0);
  return (
    <div className="shares-line" aria-hidden>
      {some.map((band) => (
        <i key={band} className={`band-${band}`} style={{ flexGrow: shareOf(ages, band) }} />
      ))}
    </div>
  );
}

function Share({ band, share }: { readonly band: Band; readonly share: number }) {
  const words = useWords();
  return (
    <div className={`fact share band-${band}`}>
      <dt>
        <BandMark band={band} />
        {shortText(words, band)}
      </dt>
      <dd className="figures">{words.percent(share)}</dd>
    </div>
  );
}
