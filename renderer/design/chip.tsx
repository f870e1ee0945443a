import { ChevronDown, X } from 'lucide-react';
import { useWords } from '../words/use-words.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import './chip.css';

interface Parts {
  readonly name: string;
  onPress(): void;
  readonly count?: number;
  /** On and off; left out where pressing leads to a choice. */
  readonly chosen?: boolean;
  /** `opens`: there is more behind it. `removes`: pressing takes it away. */
  readonly kind?: 'toggles' | 'opens' | 'removes';
}

export function Chip({ name, onPress, count, chosen = false, kind = 'toggles' }: Parts) {
  const words = useWords();
  return (
    <Press
      className={chosen ? 'chip chip-on' : 'chip'}
      onPress={onPress}
      {...(kind === 'removes' ? { 'aria-label': words.say('search.remove', { name }) } : {})}
      {...(kind === 'toggles' ? { 'aria-pressed': chosen } : {})}
    >
      {name}
      {count === undefined ? null : <span className="chip-count figures">{words.count(count)}</span>}
      {kind === 'opens' ? <Icon of={ChevronDown} size="small" /> : null}
      {kind === 'removes' ? <Icon of={X} size="small" /> : null}
    </Press>
  );
}
