import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useNow } from '../app/now.ts';
import { statusOf } from '../words/status.ts';
import { quietDoorMark } from '../app/staff-door.tsx';
import { type Words, useWords } from '../words/use-words.tsx';
import './status-pill.css';

/** When stock was last checked, or that we are not connected and what that means. Never an alarm, never hidden. */
export function StatusPill() {
  const { engine } = useKiosk();
  const words = useWords();
  const now = useNow();
  const status = statusOf(useLive(engine.office), useLive(engine.replica));
  const filling = status.kind === 'filling';
  return (
    <>
      <div
        className={`status status-${status.kind}`}
        role="status"
        // A figure that moves every second is there to be read, not to be read out.
        aria-live={filling ? 'off' : 'polite'}
        data-testid="status"
        {...quietDoorMark}
      >
        <i className="status-mark" />
        <span className="figures">{statusText(words, status, now)}</span>
      </div>
      {filling ? <FillStrip share={status.share ?? 0} /> : null}
    </>
  );
}

/** How much of the catalog is here, along the edge of the screen: it takes no room, so nothing moves when it goes. */
function FillStrip({ share }: { readonly share: number }) {
  return (
    <div className="fill-strip" aria-hidden data-testid="fill-strip">
      <i style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}

function statusText(words: Words, status: ReturnType<typeof statusOf>, now: number): string {
  if (status.kind === 'away') return words.say('status.away');
  if (status.kind === 'kept') return words.say('status.kept');
  if (status.kind === 'looking') return words.say('status.looking');
  if (status.kind === 'partial') return words.say('status.partial');
  if (status.kind === 'checked') return words.say('status.checked', { age: words.age(now - status.at, now) });
  if (status.share === null) return words.say('status.fillingPlain');
  return words.say('status.filling', { percent: words.percent(status.share) });
}
