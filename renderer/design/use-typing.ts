import { useSyncExternalStore } from 'react';
import type { KeyboardKind } from './keyboard.tsx';

export interface Typing {
  readonly field: HTMLInputElement;
  readonly kind: KeyboardKind;
}

/** The field that wants a keyboard now: the focused one, if it says which keyboard it wants. */
export function useTyping(): Typing | null {
  const field = useSyncExternalStore(subscribe, () => typingField(document.activeElement));
  return field === null ? null : { field, kind: field.dataset['keyboard'] as KeyboardKind };
}

function subscribe(listener: () => void): () => void {
  // From one field to the next the keyboard stays; the field that is left says where the focus goes.
  const focusOut = ({ relatedTarget }: FocusEvent) => {
    if (typingField(relatedTarget) === null) listener();
  };
  document.addEventListener('focusin', listener);
  document.addEventListener('focusout', focusOut);
  return () => {
    document.removeEventListener('focusin', listener);
    document.removeEventListener('focusout', focusOut);
  };
}

function typingField(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.dataset['keyboard'] !== undefined ? target : null;
}
