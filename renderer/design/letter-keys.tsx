import { ArrowBigUp, Globe } from 'lucide-react';
import { memo, useCallback, useState } from 'react';
import { useWords } from '../words/use-words.tsx';
import { Icon } from './icon.tsx';
import { DeleteKey, Key } from './key.tsx';
import { capital, hasOwnScript, type Layer, rowsOf } from './keyboard-layouts.ts';
import type { KeyboardKind } from './keyboard.tsx';
import { insertText } from './type-into.ts';

interface Parts {
  readonly field: HTMLInputElement;
  readonly kind: Exclude<KeyboardKind, 'digits' | 'code'>;
  readonly go: string;
}

/** The letters of the shopper's language; names begin with a capital by themselves. */
export function LetterKeys({ field, kind, go }: Parts) {
  const words = useWords();
  const { language } = words;
  const foreign = hasOwnScript(language);
  const [layer, show] = useState<Layer>(kind === 'email' && foreign ? 'latin' : 'letters');
  const [shifted, shift] = useState(kind === 'name' && field.value === '');
  const signs = layer === 'signs';
  const type = useCallback(
    (text: string) => {
      insertText(field, text);
      shift(kind === 'name' && text === ' ');
    },
    [field, kind],
  );
  return (
    <>
      <Letters field={field} layer={layer} shifted={shifted} onShift={shift} onType={type} />
      <div className="keyboard-row">
        <Key
          look="wide"
          label={words.say(signs ? 'keyboard.letters' : 'keyboard.symbols')}
          onType={() => show(signs ? 'letters' : 'signs')}
        >
          {signs ? 'ABC' : '123'}
        </Key>
        {foreign && !signs ? (
          <Key
            look="quiet"
            label={words.say(layer === 'latin' ? 'keyboard.own' : 'keyboard.latin')}
            onType={() => show(layer === 'latin' ? 'letters' : 'latin')}
          >
            <Icon of={Globe} size="small" />
          </Key>
        ) : null}
        {kind === 'email' ? <Key onType={() => type('@')}>@</Key> : null}
        <Key look="space" label={words.say('keyboard.space')} onType={() => type(' ')}>
          {words.say('keyboard.space')}
        </Key>
        <Key onType={() => type(kind === 'email' ? '.' : '-')}>{kind === 'email' ? '.' : '-'}</Key>
        <Key look="go" onType={() => field.blur()}>
          {go}
        </Key>
      </div>
    </>
  );
}

interface LettersParts {
  readonly field: HTMLInputElement;
  readonly layer: Layer;
  readonly shifted: boolean;
  onShift(shifted: boolean): void;
  onType(text: string): void;
}

/** Thirty keys that stay as they are while one types on them. */
const Letters = memo(function Letters({ field, layer, shifted, onShift, onType }: LettersParts) {
  const words = useWords();
  const { language } = words;
  const rows = rowsOf(language, layer);
  const signs = layer === 'signs';
  return rows.map((keys, at) => (
    <div className="keyboard-row" key={keys.join('')}>
      {at === rows.length - 1 && !signs ? (
        <Key look="wide" label={words.say('keyboard.shift')} pressed={shifted} onType={() => onShift(!shifted)}>
          <Icon of={ArrowBigUp} size="small" />
        </Key>
      ) : null}
      {keys.map((key) => {
        const text = shifted && !signs ? capital(key, language) : key;
        return (
          <Key key={key} onType={() => onType(text)}>
            {text}
          </Key>
        );
      })}
      {at === rows.length - 1 ? <DeleteKey field={field} /> : null}
    </div>
  ));
});
