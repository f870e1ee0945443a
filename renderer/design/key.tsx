import { Delete } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';
import { Icon } from './icon.tsx';
import { deleteBackwards } from './type-into.ts';
import { useRepeat } from './use-repeat.ts';

interface Parts {
  readonly children: ReactNode;
  onType(): void;
  onRelease?(): void;
  readonly look?: 'letter' | 'quiet' | 'wide' | 'space' | 'go';
  readonly label?: string;
  readonly pressed?: boolean;
}

/** Types when the finger comes down, as fast typists expect, and never takes the focus from the field. */
export function Key({ children, onType, onRelease, look = 'letter', label, pressed }: Parts) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key key-${look}`}
      aria-label={label}
      aria-pressed={pressed}
      onPointerDown={(event) => {
        event.preventDefault();
        onType();
      }}
      onPointerUp={onRelease}
      onPointerLeave={onRelease}
      onPointerCancel={onRelease}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        // A screen reader clicks without a pointer.
        if (event.detail !== 0) return;
        onType();
        onRelease?.();
      }}
    >
      {children}
    </button>
  );
}

export function DeleteKey({ field }: { readonly field: HTMLInputElement }) {
  const words = useWords();
  const repeat = useRepeat(() => deleteBackwards(field));
  return (
    <Key look="wide" label={words.say('keyboard.delete')} onType={repeat.start} onRelease={repeat.stop}>
      <Icon of={Delete} size="small" />
    </Key>
  );
}
