import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';
import '../design/sheet.css';
import './idle-dialog.css';

/** Asks before it takes anything away. Any touch is an answer; only "Start over" is not. */
export function IdleDialog() {
  const { visit } = useKiosk();
  const state = useLive(visit.state);
  return state.phase === 'asked' ? <Asking endsAt={state.endsAt} /> : null;
}

function Asking({ endsAt }: { readonly endsAt: number }) {
  const { visit, settings } = useKiosk();
  const words = useWords();
  const seconds = useSecondsUntil(endsAt);
  return (
    <ModalOverlay className="sheet-veil" isOpen>
      <Modal className="sheet">
        <Dialog className="idle" role="alertdialog">
          <div className="idle-ring figures" aria-label={words.say('idle.seconds', { seconds })}>
            <svg viewBox="0 0 100 100" aria-hidden>
              <circle cx="50" cy="50" r="45" />
              <circle
                className="idle-left"
                cx="50"
                cy="50"
                r="45"
                pathLength="100"
                style={{ animationDuration: `${settings.visit.warningSeconds}s` }}
              />
            </svg>
            {words.count(seconds)}
          </div>
          <Heading slot="title">{words.say('idle.title')}</Heading>
          <p>{words.say('idle.detail')}</p>
          <div className="idle-choices">
            <Button kind="outline" endsVisit onPress={visit.end}>
              {words.say('idle.end')}
            </Button>
            <Button kind="primary" onPress={visit.touch}>
              {words.say('idle.stay')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useSecondsUntil(end: number): number {
  const left = () => Math.max(0, Math.ceil((end - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((end - Date.now()) / 1_000))), 200);
    return () => clearInterval(timer);
  }, [end]);
  return seconds;
}
