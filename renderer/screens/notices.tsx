import { TriangleAlert } from 'lucide-react';
import type { Notice } from '../../sync/contract/notice.ts';
import { useKiosk } from '../app/kiosk.tsx';
import { useNow } from '../app/now.ts';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { useStaffWords } from '../words/staff/use-staff-words.ts';
import { useWords } from '../words/use-words.tsx';
import './notices.css';

interface Parts {
  /** Of who may say that they know: then it is told no more. */
  readonly onKnown?: (notices: readonly Notice[]) => void;
}

/** What has befallen this kiosk, what that means and what to do about it (OB51). Nothing where nothing has. */
export function Notices({ onKnown }: Parts) {
  const { engine } = useKiosk();
  const staff = useStaffWords();
  const notices = useLive(engine.office)?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <section className="notices" data-testid="notices">
      <div className="notices-head">
        <h2>{staff('notices')}</h2>
        {onKnown === undefined ? null : (
          <Button shape="small" onPress={() => onKnown(notices)}>
            {staff('notices.known')}
          </Button>
        )}
      </div>
      <ul>
        {notices.map((notice) => (
          <One key={notice.what} notice={notice} />
        ))}
      </ul>
    </section>
  );
}

function One({ notice: { what, count, firstAt, lastAt } }: { readonly notice: Notice }) {
  const words = useWords();
  const staff = useStaffWords();
  const now = useNow();
  const age = (at: number) => words.age(Math.max(0, now - at), now);
  return (
    <li className={`notice ${harmless.has(what) ? 'band-ask' : 'band-out'}`} data-notice={what}>
      <span className="notice-mark">
        <Icon of={TriangleAlert} />
      </span>
      <div className="notice-text">
        <b>{staff(`notice.${what}`, { count })}</b>
        <p>{staff(`notice.${what}.do`)}</p>
        <p className="quiet figures">
          {firstAt === lastAt ? age(lastAt) : staff('notices.when', { last: age(lastAt), first: age(firstAt) })}
        </p>
      </div>
    </li>
  );
}

/** After these nothing is missing. */
const harmless: ReadonlySet<Notice['what']> = new Set(['orders-recovered', 'window-lost', 'keys-mended']);
