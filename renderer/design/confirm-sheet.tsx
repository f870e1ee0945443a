import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';
import './confirm-sheet.css';

interface Parts {
  readonly title: string;
  /** What it means for who says yes. */
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
  /** The yes is on its way. */
  readonly waiting?: boolean;
  /** Why the last yes came to nothing. */
  readonly problem?: string | null;
  onYes(): void;
  onNo(): void;
}

/** Asks once more before something happens that cannot be undone. */
export function ConfirmSheet({ title, detail, yes, no, waiting = false, problem = null, onYes, onNo }: Parts) {
  return (
    <Sheet title={title} onClose={onNo}>
      <div className="confirm">
        <p>{detail}</p>
        {problem === null ? null : (
          <p className="confirm-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="confirm-choices">
          <Button kind="outline" disabled={waiting} onPress={onNo}>
            {no}
          </Button>
          <Button kind="primary" disabled={waiting} onPress={onYes}>
            {yes}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
