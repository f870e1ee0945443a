import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useKiosk } from '../app/kiosk.tsx';
import { useWords } from '../words/use-words.tsx';
import { Bar } from './bar.tsx';
import { Keyboard } from './keyboard.tsx';
import { useTyping } from './use-typing.ts';
import './screen.css';

interface Parts {
  readonly children?: ReactNode;
  /** The buttons at the thumb; the primary one comes last. */
  readonly dock?: ReactNode;
  /** What the page is about, for the screen reader's list of landmarks. */
  readonly label: string;
  readonly name: string;
  /** Stays where it is while the page scrolls under it. */
  readonly head?: ReactNode;
  /** What lies on the keyboard, under the thumbs: words to touch instead of typing. */
  readonly aboveKeys?: ReactNode;
  /** What the keyboard's closing key says. */
  readonly go?: string;
}

/** The frame every screen but the attract loop stands in: bar, page and dock; in landscape the first and last share a rail. */
export function Screen({ children, dock, label, name, head, aboveKeys, go }: Parts) {
  const { journey } = useKiosk();
  const words = useWords();
  const main = useRef<HTMLElement>(null);
  const typing = useTyping();

  useLayoutEffect(() => {
    const page = main.current;
    const stop = journey.here;
    if (page === null) return;
    // Also setting it to nothing would make the page be laid out at once.
    if (stop.scrolled > 0) page.scrollTop = stop.scrolled;
    const note = () => (stop.scrolled = page.scrollTop);
    page.addEventListener('scroll', note, { passive: true });
    return () => page.removeEventListener('scroll', note);
  }, [journey]);

  const field = typing?.field ?? null;
  useEffect(() => {
    if (field !== null && main.current?.contains(field)) field.scrollIntoView({ block: 'center' });
  }, [field]);

  return (
    <div className="screen" data-screen={name} data-typing={typing === null ? undefined : ''}>
      <Bar />
      {head === undefined ? null : <div className="screen-head">{head}</div>}
      <main className="screen-main" ref={main} aria-label={label}>
        <div className={`screen-page ${name}-page`}>{children}</div>
      </main>
      {dock === undefined ? null : <nav className="screen-dock">{dock}</nav>}
      {typing === null ? null : (
        <Keyboard
          key={typing.field.name}
          field={typing.field}
          kind={typing.kind}
          go={go ?? words.say('common.done')}
          above={aboveKeys}
        />
      )}
    </div>
  );
}
