import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './option.css';

interface Parts {
  readonly name: string;
  readonly chosen: boolean;
  /** Beside the name: a count, a badge. */
  readonly children?: ReactNode;
  onPress(): void;
}

/** One of several things to pick on a sheet. */
export function Option({ name, chosen, children, onPress }: Parts) {
  return (
    <Button className="option" aria-pressed={chosen} onPress={onPress}>
      <bdi>{name}</bdi>
      {children}
    </Button>
  );
}
