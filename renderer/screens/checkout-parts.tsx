import type { CheckoutForm, Field as FieldName, Missing } from '../app/checkout-form.ts';
import { useLocations } from '../app/queries.ts';
import { Chip } from '../design/chip.tsx';
import { Field } from '../design/field.tsx';
import type { KeyboardKind } from '../design/keyboard.tsx';
import { useWords } from '../words/use-words.tsx';

interface Parts {
  readonly form: CheckoutForm;
  readonly missing: Missing;
  change(part: Partial<CheckoutForm>): void;
}

const keyboards: Readonly<Record<FieldName, KeyboardKind>> = {
  email: 'email',
  phone: 'digits',
  name: 'name',
  street: 'name',
  postcode: 'text',
  city: 'name',
};

function FormField({ of: field, form, missing, change }: Parts & { readonly of: FieldName }) {
  const words = useWords();
  const problem = missing[field];
  return (
    <Field
      name={field}
      label={words.say(`checkout.${field}`)}
      value={form[field]}
      keyboard={keyboards[field]}
      problem={problem === undefined ? null : words.say(problem)}
      onChange={(value) => change({ [field]: value })}
    />
  );
}

export function ContactPart({ needed, ...parts }: Parts & { readonly needed: boolean }) {
  const words = useWords();
  return (
    <section className="checkout-part" aria-label={words.say('checkout.contact')}>
      <div className="part-title">{words.say('checkout.contact')}</div>
      <p className="quiet">{words.say(needed ? 'checkout.contactNeeded' : 'checkout.contactOptional')}</p>
      <ContactFields {...parts} />
    </section>
  );
}

export function ContactFields(parts: Parts) {
  return (
    <div className="checkout-fields">
      <div>
        <FormField of="email" {...parts} />
      </div>
      <div>
        <FormField of="phone" {...parts} />
      </div>
    </div>
  );
}

export function AddressPart(parts: Parts) {
  const words = useWords();
  return (
    <section className="checkout-part" aria-label={words.say('checkout.address')}>
      <div className="part-title">{words.say('checkout.address')}</div>
      <div className="checkout-fields">
        <div>
          <FormField of="name" {...parts} />
        </div>
        <div>
          <FormField of="street" {...parts} />
        </div>
        <div className="third">
          <FormField of="postcode" {...parts} />
        </div>
        <div className="rest">
          <FormField of="city" {...parts} />
        </div>
      </div>
      <Countries form={parts.form} change={parts.change} />
    </section>
  );
}

/** The countries this retailer has stores in; with a single one there is nothing to ask. */
function Countries({ form, change }: Pick<Parts, 'form' | 'change'>) {
  const words = useWords();
  const countries = [...new Set((useLocations() ?? []).map(({ address }) => address.country))];
  if (countries.length < 2) return null;
  const names = new Intl.DisplayNames(words.tongue.locale, { type: 'region' });
  return (
    <div className="chips" role="group" aria-label={words.say('checkout.country')}>
      {countries.map((country) => (
        <Chip
          key={country}
          name={names.of(country) ?? country}
          chosen={country === form.country}
          onPress={() => change({ country })}
        />
      ))}
    </div>
  );
}
