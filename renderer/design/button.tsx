import type { ReactNode } from 'react';
import { endsVisitMark } from '../app/visit-watch.tsx';
import { Press } from './press.tsx';
import './button.css';

interface Parts {
  readonly children: ReactNode;
  onPress(): void;
  onDown?(): void;
  /** One primary a screen, and that in the dock. */
  readonly kind?: 'plain' | 'primary' | 'outline';
  readonly shape?: 'tall' | 'small' | 'round';
  /** What a screen reader says where the content alone would not do. */
  readonly label?: string;
  readonly disabled?: boolean;
  /** Touching it is not an answer to "are you still there?". */
  readonly endsVisit?: boolean;
}

export function Button(parts: Parts) {
  const {
    children,
    onPress,
    onDown,
    kind = 'plain',
    shape = 'tall',
    label,
    disabled = false,
    endsVisit = false,
  } = parts;
  return (
    <Press
      className={`button button-${kind} button-${shape}`}
      onPress={onPress}
      {...(onDown === undefined ? {} : { onDown })}
      disabled={disabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(endsVisit ? endsVisitMark : {})}
    >
      {children}
    </Press>
  );
}
