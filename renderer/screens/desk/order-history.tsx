import type { OrderStep } from '../../../sync/contract/desk.ts';
import { useNow } from '../../app/now.ts';
import { useThisStore } from '../../app/queries.ts';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';

/** What has happened, oldest first, in words. */
export function OrderHistory({ steps }: { readonly steps: readonly OrderStep[] }) {
  const desk = useDeskWords();
  const moment = useMoment();
  return (
    <section className="desk-part">
      <h2>{desk('order.history')}</h2>
      <ol className="desk-steps">
        {steps.map((step, at) => (
          // Steps are only ever added to.
          <li key={at}>
            <span className="quiet figures">{moment(step.at)}</span>
            <span>
              <StepWords step={step} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepWords({ step: { what, by, error } }: { readonly step: OrderStep }) {
  const desk = useDeskWords();
  const why = error === undefined ? '' : desk(`reason.${error.kind}`);
  return (
    <>
      {desk(`step.${what}`, { why })}
      {by === undefined ? null : <span className="quiet"> {desk('step.by', { who: by })}</span>}
    </>
  );
}

const day = 86_400_000;

/** The time of today, and the day as well of what is older. */
export function useMoment(): (at: number) => string {
  const words = useWords();
  const now = useNow();
  const timeZone = useThisStore()?.timeZone ?? '';
  return (at) =>
    now - at < day / 2 ? words.clock(at, timeZone) : `${words.age(now - at, now)}, ${words.clock(at, timeZone)}`;
}
