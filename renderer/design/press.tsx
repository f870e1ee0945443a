import type { AriaAttributes, ReactNode } from 'react';

interface Parts extends AriaAttributes {
  readonly children?: ReactNode;
  readonly className: string;
  /** The finger has lifted where it came down. */
  onPress(): void;
  /** The finger is down: what may be got ready for when it lifts. */
  onDown?(): void;
  readonly disabled?: boolean;
}

/**
 * The browser's own button, which a screen has forty of: one that listens to every kind of pointer by itself takes a millisecond to come
 * into being, and that is time in which nothing answers.
 */
export function Press({ children, onPress, onDown, disabled = false, ...rest }: Parts) {
  return (
    <button type="button" onClick={onPress} onPointerDown={onDown} disabled={disabled} {...rest}>
      {children}
    </button>
  );
}
