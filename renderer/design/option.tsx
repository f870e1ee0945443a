import type { ReactNode } from 'react';
import { Press } from './press.tsx';
import './option.css';

interface Parts {
  readonly name: string;
  /** Left out where it is something to do, and not one of several to pick. */
  readonly chosen?: boolean;
  /** Beside the name: a count, a badge. */
  readonly children?: ReactNode;
  onPress(): void;
}

/** One of several things to pick on a sheet. */
export function Option({ name, chosen, children, onPress }: Parts) {
  return (
    <Press className="option" aria-pressed={chosen} onPress={onPress}>
      <bdi>{name}</bdi>
      {children}
    </Press>
  );
}
