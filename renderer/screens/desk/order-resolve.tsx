import { useState } from 'react';
import type { DeskRequest, OpenedOrder } from '../../../sync/contract/desk.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useActWords } from './order-acts.tsx';

interface Parts {
  readonly opened: OpenedOrder;
  onAct(...requests: readonly DeskRequest[]): Promise<void>;
  onLeave(): void;
}

/** Somebody has looked at the store itself, which is the last word there is. */
export function OrderResolve({ opened: { order }, onAct, onLeave }: Parts) {
  const desk = useDeskWords();
  const [number, setNumber] = useState('');
  const { name, detail } = useActWords(order)('resolve');
  const found = number.trim();
  const dock = (
    <>
      <Button kind="outline" onPress={onLeave}>
        {desk('act.never-mind')}
      </Button>
      <Button kind="primary" disabled={found === ''} onPress={() => void onAct({ act: 'resolve', order: found })}>
        {desk('act.resolve.there')}
      </Button>
    </>
  );
  return (
    <Screen name="desk-resolve" label={name} dock={dock}>
      <h1>{name}</h1>
      <p>{detail}</p>
      <Field
        name="number"
        label={desk('act.resolve.number')}
        value={number}
        keyboard="text"
        problem={null}
        onChange={setNumber}
      />
      <div className="desk-alternative">
        <Button kind="outline" onPress={() => void onAct({ act: 'resolve', order: null })}>
          {desk('act.resolve.absent')}
        </Button>
      </div>
    </Screen>
  );
}
