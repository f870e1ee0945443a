import { FieldError, Input, Label, TextField } from 'react-aria-components';
import type { KeyboardKind } from './keyboard.tsx';
import './field.css';

interface Parts {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly keyboard: KeyboardKind;
  /** In words, and only after they tried to go on. */
  readonly problem: string | null;
  onChange(value: string): void;
}

/** One line to fill in. Nothing is remembered by the browser: the next person at this screen is another. */
export function Field({ name, label, value, keyboard, problem, onChange }: Parts) {
  return (
    <TextField
      className="field"
      name={name}
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label>{label}</Label>
      <Input data-keyboard={keyboard} inputMode="none" spellCheck={false} dir="auto" />
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}
