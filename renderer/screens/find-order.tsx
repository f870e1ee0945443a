import { useState } from 'react';
import { useKiosk } from '../app/kiosk.tsx';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { Screen } from '../design/screen.tsx';
import type { MessageId } from '../words/en.ts';
import { useWords } from '../words/use-words.tsx';
import './find-order.css';

const codeLength = 6;
const signsOf = (typed: string) => typed.replaceAll(/[^0-9a-z]/gi, '');

/** From the code in somebody's hand to their ticket. The code alone says that the order is theirs, so nothing personal is told for it. */
export function FindOrderScreen() {
  const { engine, journey, memory } = useKiosk();
  const words = useWords();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);

  async function find(): Promise<void> {
    if (signsOf(code).length !== codeLength) return setProblem('find.short');
    const visit = memory.visit();
    const order = await engine.orders.find(code).catch(() => null);
    if (memory.visit() !== visit) return;
    if (order === null) return setProblem('find.none');
    memory.receipt.set({ order, saved: order.seq > 0 ? 'journal' : 'window', wishes: null, names: {} });
    journey.go(routes.ticket(order.id));
  }

  const dock = (
    <>
      <Button kind="outline" onPress={journey.back}>
        {words.say('common.back')}
      </Button>
      <Button kind="primary" onPress={() => void find()}>
        {words.say('find.do')}
      </Button>
    </>
  );
  return (
    <Screen name="find" label={words.say('find.title')} dock={dock} go={words.say('find.do')}>
      <h1>{words.say('find.title')}</h1>
      <p>{words.say('find.detail')}</p>
      <Field
        name="code"
        label={words.say('find.code')}
        value={code}
        keyboard="code"
        problem={problem === null ? null : words.say(problem)}
        onChange={(value) => {
          setCode(value.toUpperCase());
          setProblem(null);
        }}
      />
    </Screen>
  );
}
