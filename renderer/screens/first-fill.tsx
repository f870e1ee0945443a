import { ProgressBar } from 'react-aria-components';
import type { ReplicaState } from '../../sync/worker/catalog-api.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Screen } from '../design/screen.tsx';
import type { MessageId } from '../words/en.ts';
import { type TimeLeft, timeLeft } from '../words/time-left.ts';
import { useWords, type Words } from '../words/use-words.tsx';
import './first-fill.css';

type Trouble = NonNullable<ReplicaState['trouble']>;

const troubles: Readonly<Record<Trouble, { title: MessageId; detail: MessageId }>> = {
  unreachable: { title: 'fill.unreachable.title', detail: 'fill.unreachable.detail' },
  'unreadable-answer': { title: 'fill.unreadable.title', detail: 'fill.unreadable.detail' },
  'newer-contract': { title: 'fill.unreadable.title', detail: 'fill.unreadable.detail' },
  'storage-full': { title: 'fill.full.title', detail: 'fill.full.detail' },
  'storage-failed': { title: 'fill.full.title', detail: 'fill.full.detail' },
  'memory-full': { title: 'fill.full.title', detail: 'fill.full.detail' },
};

/** The very first start, before there is anything on the shelves. */
export function FirstFill() {
  const { engine, journey } = useKiosk();
  const words = useWords();
  const replica = useLive(engine.replica);
  const trouble = replica?.trouble ?? null;
  const texts = trouble === null ? ({ title: 'fill.title', detail: 'fill.detail' } as const) : troubles[trouble];
  const dock = (
    <>
      <Button kind="outline" onPress={() => journey.go(routes.help())}>
        {words.say('home.help')}
      </Button>
      {trouble === null ? null : (
        <Button kind="primary" onPress={() => void engine.catalog.refresh().catch(() => {})}>
          {words.say('common.again')}
        </Button>
      )}
    </>
  );
  return (
    <Screen name="first-fill" label={words.say(texts.title)} dock={dock}>
      <h1>{words.say(texts.title)}</h1>
      <p>{words.say(texts.detail)}</p>
      {trouble === 'unreachable' ? <p className="quiet">{words.say('fill.unreachable.staff')}</p> : null}
      {replica === null || (trouble !== null && replica.progress.received === 0) ? (
        <Shelf share={0} />
      ) : (
        <Progress progress={replica.progress} />
      )}
    </Screen>
  );
}

const places = 24;

/** An empty shelf, and what has arrived on it. */
function Shelf({ share }: { readonly share: number }) {
  const filled = Math.floor(share * places);
  return (
    <div className="fill-shelf" aria-hidden>
      {Array.from({ length: places }, (_, place) => (
        <i key={place} className={place < filled ? 'fill-there' : ''} />
      ))}
    </div>
  );
}

/** How much of how much, and how long still: figures that change in their places. */
function Progress({ progress: { received, expected, secondsLeft } }: Pick<ReplicaState, 'progress'>) {
  const words = useWords();
  const count =
    expected === null
      ? words.say('fill.countPlain', { received: words.count(received) })
      : words.say('fill.count', { received: words.count(received), expected: words.count(expected) });
  const left = secondsLeft === null ? '' : sayTimeLeft(words, timeLeft(secondsLeft));
  const share = expected === null || expected === 0 ? 0 : Math.min(1, received / expected);
  return (
    <ProgressBar
      className="fill-progress"
      aria-label={words.say('status.fillingPlain')}
      value={share * 100}
      valueLabel={left === '' ? count : words.list([count, left])}
      isIndeterminate={expected === null}
      data-testid="fill-progress"
    >
      <Shelf share={share} />
      <div className="fill-track">
        <i style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <div className="fill-figures figures">
        <b>{count}</b>
        <span>{left}</span>
      </div>
    </ProgressBar>
  );
}

const sayTimeLeft = (words: Words, { id, ...values }: TimeLeft): string => words.say(id, values);
