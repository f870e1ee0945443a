import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import './pick.css';

interface Parts<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly name: string; readonly detail: string }[];
  readonly beside?: boolean;
  onPick(value: Value): void;
}

/** One of a few, each with what it means. */
export function Pick<Value extends string>({ label, value, choices, beside = false, onPick }: Parts<Value>) {
  const pick = (picked: string) => {
    const choice = choices.find((each) => each.value === picked);
    if (choice) onPick(choice.value);
  };
  return (
    <RadioGroup className="checkout-part" value={value} onChange={pick}>
      <Label className="part-title">{label}</Label>
      <div className={beside ? 'picks picks-beside' : 'picks'}>
        {choices.map((choice) => (
          <RadioField key={choice.value} value={choice.value} className="radio">
            <RadioButton className="pick">
              <b>{choice.name}</b>
              <span>{choice.detail}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
