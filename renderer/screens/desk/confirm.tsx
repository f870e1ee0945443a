import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
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
export function Confirm({ title, detail, yes, onYes, onNo }: Parts) {
  const desk = useDeskWords();
  return (
    <Sheet title={title} onClose={onNo}>
      <div className="confirm">
        <p>{detail}</p>
        <div className="confirm-choices">
          <Button kind="outline" onPress={onNo}>
            {desk('act.never-mind')}
          </Button>
          <Button kind="primary" onPress={onYes}>
            {yes}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
