import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { useNow } from '../app/now.ts';
import { statusOf } from '../words/status.ts';
import { type Words, useWords } from '../words/use-words.tsx';
import './status-pill.css';

/** When stock was last checked, or that we are not connected and what that means. Never an alarm, never hidden. */
export function StatusPill() {
  const { engine } = useKiosk();
  const words = useWords();
  const now = useNow();
  const status = statusOf(useLive(engine.office), useLive(engine.replica));
  return (
    <div className={`status status-${status.kind}`} role="status" data-testid="status">
      <i className="status-mark" />
      <span>{statusText(words, status, now)}</span>
    </div>
  );
}

function statusText(words: Words, status: ReturnType<typeof statusOf>, now: number): string {
  if (status.kind === 'away') return words.say('status.away');
  if (status.kind === 'looking') return words.say('status.looking');
  if (status.kind === 'checked') return words.say('status.checked', { age: words.age(now - status.at, now) });
  if (status.share === null) return words.say('status.fillingPlain');
  return words.say('status.filling', { percent: words.percent(status.share) });
}
