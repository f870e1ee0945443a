import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useWords } from '../words/use-words.tsx';
import './swatches.css';

export interface Choice {
  readonly position: number;
  readonly name: string;
  readonly swatch: string | null;
  /** Not on a shelf of this store; other stores may have it, so it can still be chosen. */
  readonly here: boolean;
}

interface Parts {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: number;
  onChoose(position: number): void;
}

/** Colours as colours, everything else as tiles with their names on. */
export function Choices({ name, choices, chosen, onChoose }: Parts) {
  const words = useWords();
  const asColours = choices.every((choice) => choice.swatch !== null);
  const label = words.say('product.choice', {
    name,
    value: choices.find((choice) => choice.position === chosen)?.name ?? '',
  });
  return (
    <RadioGroup
      className="choices"
      value={String(chosen)}
      onChange={(value) => onChoose(Number(value))}
      orientation="horizontal"
    >
      <Label className="choices-label">{label}</Label>
      <div className={asColours ? 'swatches' : 'sizes'}>
        {choices.map(({ position, name: value, swatch, here }) => (
          <RadioField
            key={position}
            className="radio"
            value={String(position)}
            aria-label={here ? value : words.say('product.notHere', { size: value })}
          >
            <RadioButton className={asColours ? 'swatch' : `size${here ? '' : ' size-not-here'}`}>
              {asColours ? <i style={{ background: swatch ?? '' }} /> : <bdi>{value}</bdi>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
