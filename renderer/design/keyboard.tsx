import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';
import { DeleteKey, Key } from './key.tsx';
import { codePad, numberPad, phonePad, type Rows } from './keyboard-layouts.ts';
import { LetterKeys } from './letter-keys.tsx';
import { insertText } from './type-into.ts';
import './keyboard.css';

export type KeyboardKind = 'text' | 'name' | 'email' | 'digits' | 'code';

interface Parts {
  readonly field: HTMLInputElement;
  readonly kind: KeyboardKind;
  /** The key that closes the keyboard, in the words of the page. */
  readonly go: string;
  /** In the direction of the page; the keys are always from left to right. */
  readonly above?: ReactNode;
}

/** Our own keyboard: a kiosk's system has none. The field keeps the focus, so real keys work beside it. */
export function Keyboard({ field, kind, go, above }: Parts) {
  const words = useWords();
  if (kind !== 'digits' && kind !== 'code') {
    return (
      <aside className="keyboard" aria-label={words.say('keyboard.label')} data-testid="keyboard">
        {above === undefined ? null : <div dir={words.tongue.direction}>{above}</div>}
        <LetterKeys field={field} kind={kind} go={go} />
      </aside>
    );
  }
  return (
    <aside className="keyboard" aria-label={words.say('keyboard.label')} data-testid="keyboard">
      <div className={kind === 'code' ? 'keyboard-code' : 'keyboard-numbers'}>
        <Pad field={field} rows={kind === 'code' ? codePad : phonePad} />
        <div className="keyboard-row">
          <Key look="go" onType={() => field.blur()}>
            {go}
          </Key>
        </div>
      </div>
    </aside>
  );
}

/** Digits alone, for where the page has a button of its own to go on. */
export function NumberPad({ field }: { readonly field: HTMLInputElement | null }) {
  const words = useWords();
  if (field === null) return null;
  return (
    <div className="keyboard-numbers" role="group" aria-label={words.say('keyboard.label')}>
      <Pad field={field} rows={numberPad} />
    </div>
  );
}

function Pad({ field, rows }: { readonly field: HTMLInputElement; readonly rows: Rows }) {
  return rows.map((keys, at) => (
    <div className="keyboard-row" key={keys.join('')}>
      {keys.map((key) => (
        <Key key={key} onType={() => insertText(field, key)}>
          {key}
        </Key>
      ))}
      {at === rows.length - 1 ? <DeleteKey field={field} /> : null}
    </div>
  ));
}
