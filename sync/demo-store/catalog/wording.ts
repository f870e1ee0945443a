import { pick, type Random } from '../../kernel/random.ts';
import { inArabicLetters } from './arabic-letters.ts';
import { inDemoRange, type Language, type Text } from './languages.ts';
import { materials, type Material } from './materials.ts';
import type { Plan } from './plan.ts';
import { modelName } from './words.ts';

/** What is said of a product, before it is said in any language. */
export type Wording = {
  readonly model: string;
  readonly noun: Text;
  /** What follows the comma in the title, if anything does. */
  readonly apart: Text | null;
  readonly use: Text;
  readonly material: Material;
  readonly care: Text;
  /** The maker's own name for the material, such as a membrane or an alloy, and its number. */
  readonly quality: string;
  readonly grade: number;
  readonly grams: number;
  readonly workshop: { readonly person: string; readonly place: string };
  readonly withUse: boolean;
  readonly withCare: boolean;
};

export function wordingOf(dice: Random, { seed, index, shelf }: Plan): Wording {
  const { kind, family } = shelf;
  const shown = inDemoRange(index);
  const model = modelName(dice, seed, shown ? 0.75 : 0.12);
  const material = materials[pick(dice, kind.materials)];
  const share = dice.next();
  const apart = share < 0.42 ? material.name : share < 0.88 ? pick(dice, kind.features ?? family.features) : null;
  const [lightest, heaviest] = kind.grams;
  return {
    model,
    noun: pick(dice, kind.nouns),
    apart,
    use: pick(dice, family.uses),
    material,
    care: kind.care ?? material.care,
    quality: modelName(dice, seed, 0),
    grade: 10 * (4 + dice.below(90)),
    grams: Math.round(lightest + (heaviest - lightest) * dice.next()),
    workshop: {
      person: modelName(dice, seed, 0),
      place: modelName(dice, seed, 0),
    },
    withUse: shown || dice.next() < 0.2,
    withCare: shown || dice.next() < 0.1,
  };
}

/** "Ridge boot, waxed leather"; other languages put the thing before its name: "Stiefel Ridge, gewachstes Leder". */
export function titleIn(language: Language, { model, noun, apart }: Wording): string {
  const name = nameIn(language, model);
  const head = language === 'en' ? `${name} ${noun.en}` : `${capitalised(noun[language])} ${name}`;
  return apart === null ? head : `${head}${comma(language)}${apart[language]}`;
}

export function descriptionIn(language: Language, wording: Wording): string {
  const { use, material, quality, grade, grams, workshop, care, withUse, withCare } = wording;
  const facts = [
    capitalised(material.name[language]),
    `${nameIn(language, quality)} ${grade}`,
    weightIn(language, grams),
  ].join(comma(language));
  const from = workshopIn[language](nameIn(language, workshop.person), nameIn(language, workshop.place));
  const sentences = [`${facts}.`, from];
  if (withUse) sentences.unshift(use[language]);
  if (withCare) sentences.push(care[language]);
  return sentences.join(' ');
}

const workshopIn: { readonly [Tongue in Language]: (person: string, place: string) => string } = {
  en: (person, place) => `From the workshop of ${person} in ${place}.`,
  de: (person, place) => `Aus der Werkstatt von ${person} in ${place}.`,
  fr: (person, place) => `De l’atelier de ${person} à ${place}.`,
  es: (person, place) => `Del taller de ${person} en ${place}.`,
  ar: (person, place) => `من ورشة ${person} في ${place}.`,
};

/** `storm-shell-17`: readable, and unique by its number. */
export const handleOf = ({ model, noun }: Wording, index: number): string =>
  `${model} ${noun.en} ${index}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

const comma = (language: Language): string => (language === 'ar' ? '، ' : ', ');

const nameIn = (language: Language, name: string): string => (language === 'ar' ? inArabicLetters(name) : name);

const capitalised = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

function weightIn(language: Language, grams: number): string {
  if (grams < 1_000) return `${grams} ${language === 'ar' ? 'غ' : 'g'}`;
  const kilograms = (grams / 1_000).toFixed(grams < 10_000 ? 2 : 1);
  if (language === 'ar') return `${kilograms} كغ`;
  return `${language === 'en' ? kilograms : kilograms.replace('.', ',')} kg`;
}
