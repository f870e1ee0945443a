import { ConfirmSheet } from '../../design/confirm-sheet.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';

interface Parts {
  readonly title: string;
  /** What it means, for the shopper and for the order. */
  readonly detail: string;
  readonly yes: string;
  onYes(): void;
  onNo(): void;
}

/** Asks once more before something happens to an order. */
export function Confirm(parts: Parts) {
  const desk = useDeskWords();
  return <ConfirmSheet {...parts} no={desk('act.never-mind')} />;
}
