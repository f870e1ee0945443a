/** One line of the report. What is `wrong` keeps the kiosk from starting; a `note` does not. */
export interface Finding {
  what: string;
  state: 'good' | 'note' | 'wrong';
  detail: string;
  remedy?: string;
}

export const good = (what: string, detail: string): Finding => ({ what, state: 'good', detail });
export const note = (what: string, detail: string, remedy?: string): Finding =>
  withRemedy(what, 'note', detail, remedy);
export const wrong = (what: string, detail: string, remedy: string): Finding =>
  withRemedy(what, 'wrong', detail, remedy);

const withRemedy = (what: string, state: Finding['state'], detail: string, remedy: string | undefined): Finding =>
  remedy === undefined ? { what, state, detail } : { what, state, detail, remedy };

const MARKS = { good: 'ok  ', note: 'note', wrong: 'LACK' };

export function lineOf({ what, state, detail, remedy }: Finding): string {
  const line = `${MARKS[state]}  ${what.padEnd(16)}${detail}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(22)}-> ${remedy}`;
}
