import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Asked } from '../app/asked.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { useWords } from '../words/use-words.tsx';

interface Parts {
  readonly asked: Asked;
  ask(next: Asked): void;
  /** The field was left. */
  onLeave(): void;
}

/** Who came to find something can type at once; who came to walk around sees the goods first. */
export function SearchField({ asked, ask, onLeave }: Parts) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const looksForWords = useRef(asked.text === '' && Object.keys(asked.filters).length === 0);

  useEffect(() => {
    if (looksForWords.current) field.current?.focus({ preventScroll: true });
    looksForWords.current = false;
  }, []);

  return (
    <form
      className="search-field"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        field.current?.blur();
      }}
    >
      <Icon of={Search} />
      <input
        ref={field}
        name="search"
        data-keyboard="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-label={words.say('search.title')}
        placeholder={words.say('search.placeholder')}
        value={asked.text}
        onBlur={onLeave}
        onChange={(event) => ask({ ...asked, text: event.target.value })}
      />
      {asked.text === '' ? null : (
        <Button
          shape="round"
          label={words.say('common.clear')}
          onPress={() => {
            ask({ ...asked, text: '' });
            field.current?.focus();
          }}
        >
          <Icon of={X} size="small" />
        </Button>
      )}
    </form>
  );
}
