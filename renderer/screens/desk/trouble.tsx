import type { Desk } from '../../app/use-desk.ts';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';

/** What keeps the desk from answering, in words; nothing where nothing does. */
export function Trouble({ desk: { trouble } }: { readonly desk: Desk }) {
  const desk = useDeskWords();
  return trouble === null ? null : <Note>{desk(`trouble.${trouble}`)}</Note>;
}

export function Note({ children }: { readonly children: string }) {
  return (
    <p className="desk-note band-out" role="alert">
      {children}
    </p>
  );
}
