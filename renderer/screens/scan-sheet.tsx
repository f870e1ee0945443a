import { useState } from 'react';
import { useKiosk } from '../app/kiosk.tsx';
import { useLive } from '../app/use-live.ts';
import { lookUpCode } from '../app/look-up-code.ts';
import { Button } from '../design/button.tsx';
import { NumberPad } from '../design/keyboard.tsx';
import { Sheet } from '../design/sheet.tsx';
import { useWords } from '../words/use-words.tsx';
import { ScanChoice } from './scan-choice.tsx';
import { ScanMissed } from './scan-missed.tsx';
import './scan-sheet.css';

const longestCode = 14;

/** How to scan, what became of it, and the digits for when the lines are worn off. */
export function ScanSheet() {
  const { memory } = useKiosk();
  const words = useWords();
  const scan = useLive(memory.scan);
  if (scan.state === 'closed') return null;
  const several = scan.state === 'several';
  return (
    <Sheet
      title={words.say(several ? 'scan.several' : 'scan.title')}
      onClose={() => memory.scan.set({ state: 'closed' })}
    >
      {several ? (
        <ScanChoice products={scan.products} />
      ) : (
        <div className="scan">
          {scan.state === 'missed' ? <ScanMissed scan={scan} /> : <HowTo />}
          <Digits />
        </div>
      )}
    </Sheet>
  );
}

function HowTo() {
  const words = useWords();
  return (
    <div>
      <p>{words.say('scan.detail')}</p>
      <Drawing />
    </div>
  );
}

function Digits() {
  const kiosk = useKiosk();
  const words = useWords();
  const [code, setCode] = useState('');
  const [field, setField] = useState<HTMLInputElement | null>(null);
  return (
    <form
      className="scan-type"
      onSubmit={(event) => {
        event.preventDefault();
        void lookUpCode(kiosk, code);
      }}
    >
      <label className="quiet" htmlFor="scan-digits">
        {words.say('scan.type')}
      </label>
      <input
        id="scan-digits"
        ref={setField}
        className="scan-digits figures"
        inputMode="none"
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, '').slice(0, longestCode))}
      />
      <NumberPad field={field} />
      <Button kind="primary" disabled={code === ''} onPress={() => void lookUpCode(kiosk, code)}>
        {words.say('scan.look')}
      </Button>
    </form>
  );
}

const bars = [4, 10, 14, 22, 27, 31, 40, 44, 53, 58, 62, 70, 76, 80, 89, 93];

function Drawing() {
  return (
    <svg className="scan-drawing" viewBox="0 0 200 120" aria-hidden>
      <rect x="40" y="14" width="120" height="92" rx="12" fill="var(--card)" stroke="currentColor" strokeWidth="3" />
      {bars.map((x, at) => (
        <path key={x} d={`M${51 + x} 30v60`} stroke="currentColor" strokeWidth={at % 3 === 0 ? 4 : 2} />
      ))}
      <path className="scan-beam" d="M26 60h148" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
