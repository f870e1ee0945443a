import { useState } from 'react';
import type { DeskRequest, OpenedOrder } from '../../../sync/contract/desk.ts';
import type { OrderIntent } from '../../../sync/contract/order-intent.ts';
import type { CheckoutForm, Missing } from '../../app/checkout-form.ts';
import { addressOf, editOf, formOf, missingIn } from '../../app/order-form.ts';
import { Button } from '../../design/button.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { AddressPart, ContactPart } from '../checkout-parts.tsx';
import '../checkout.css';

interface Parts {
  readonly opened: OpenedOrder;
  onAct(...requests: readonly DeskRequest[]): Promise<void>;
  onLeave(): void;
}

export function OrderEdit({ opened: { content, order }, onAct, onLeave }: Parts) {
  if (content.is !== 'open') return null;
  // What it waited for was a person: with the change it goes out again.
  const then: readonly DeskRequest[] = order.state === 'needs-human' ? [{ act: 'retry' }] : [];
  return <Edit intent={content.intent} onSave={(edit) => void onAct(edit, ...then)} onLeave={onLeave} />;
}

interface EditParts {
  readonly intent: OrderIntent;
  onSave(edit: DeskRequest): void;
  onLeave(): void;
}

/** The shopper's own form once more, with what they wrote. */
function Edit({ intent, onSave, onLeave }: EditParts) {
  const desk = useDeskWords();
  const [form, setForm] = useState<CheckoutForm>(() => formOf(intent));
  const [missing, setMissing] = useState<Missing>({});
  const shipping = addressOf(intent) !== null;

  const change = (part: Partial<CheckoutForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setMissing((before) => (Object.keys(before).length === 0 ? before : missingIn({ ...form, ...part }, intent)));
  };

  function save(): void {
    const found = missingIn(form, intent);
    setMissing(found);
    const [first] = Object.keys(found);
    if (first !== undefined) return document.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
    onSave(editOf(form, intent));
  }

  const dock = (
    <>
      <Button kind="outline" onPress={onLeave}>
        {desk('act.never-mind')}
      </Button>
      <Button kind="primary" onPress={save}>
        {desk('act.edit.save')}
      </Button>
    </>
  );
  return (
    <Screen name="desk-edit" label={desk('act.edit')} dock={dock}>
      <h1>{desk('act.edit')}</h1>
      {shipping ? <AddressPart form={form} missing={missing} change={change} /> : null}
      <ContactPart form={form} missing={missing} change={change} needed={shipping} />
    </Screen>
  );
}
