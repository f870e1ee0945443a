import { useEffect, useState } from 'react';
import { signIn, type SignInAnswer } from '../../app/desk-client.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { Button } from '../../design/button.tsx';
import { NumberPad } from '../../design/keyboard.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';

const longestNumber = 8;
const longestPin = 12;
const shortestPin = 4;

type Problem = Extract<SignInAnswer, { in: false }>;

/** Who they are, then what only they know: two numbers on one pad. */
export function SignInScreen({ ended }: { readonly ended: boolean }) {
  const { journey, memory } = useKiosk();
  const words = useWords();
  const desk = useDeskWords();
  const [number, setNumber] = useState('');
  const [pin, setPin] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [looking, setLooking] = useState(false);
  const asksPin = pin !== null;
  const ready = asksPin ? pin.length >= shortestPin && !looking : number !== '';

  async function go(): Promise<void> {
    if (!ready) return;
    if (!asksPin) return setPin('');
    const visit = memory.visit();
    setLooking(true);
    const answer = await signIn(number, pin);
    if (memory.visit() !== visit) return;
    setLooking(false);
    if (answer.in) return memory.staff.set({ session: answer.session, ended: false });
    setProblem(answer);
    setPin('');
  }

  const title = desk(asksPin ? 'sign.pin' : 'sign.number');
  const dock = (
    <>
      <Button kind="outline" onPress={asksPin ? () => setPin(null) : journey.back}>
        {asksPin ? desk('sign.other') : words.say('common.back')}
      </Button>
      <Button kind="primary" disabled={!ready} onPress={() => void go()}>
        {desk(asksPin ? 'sign.in' : 'sign.next')}
      </Button>
    </>
  );
  return (
    <Screen name="sign-in" label={title} dock={dock}>
      <header className="sign-in-head">
        <p className="quiet">{desk('title')}</p>
        <h1>{title}</h1>
        <div className="sign-in-told" role="alert">
          <Told problem={problem} ended={ended} />
        </div>
      </header>
      <form
        className="sign-in-pad"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Digits
          key={title}
          label={title}
          hidden={asksPin}
          value={pin ?? number}
          onChange={(typed) => {
            setProblem(null);
            if (asksPin) setPin(typed.slice(0, longestPin));
            else setNumber(typed.slice(0, longestNumber));
          }}
        />
      </form>
    </Screen>
  );
}

function Told({ problem, ended }: { readonly problem: Problem | null; readonly ended: boolean }) {
  const desk = useDeskWords();
  if (problem === null) return ended ? desk('sign.ended') : null;
  if (problem.why === 'wait') return desk('sign.wait', { minutes: problem.minutes });
  return desk(problem.why === 'wrong' ? 'sign.wrong' : 'trouble.away');
}

interface DigitsParts {
  readonly label: string;
  readonly hidden: boolean;
  readonly value: string;
  onChange(digits: string): void;
}

function Digits({ label, hidden, value, onChange }: DigitsParts) {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => field?.focus(), [field]);
  return (
    <>
      <input
        ref={setField}
        className="sign-in-digits figures"
        type={hidden ? 'password' : 'text'}
        inputMode="none"
        autoComplete="off"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
      />
      <NumberPad field={field} />
    </>
  );
}
