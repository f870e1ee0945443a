import { pick, type Random } from '../../kernel/random.ts';
import type { View } from '../pictures/draw.ts';
import { barcodeOf, skuOf } from './codes.ts';
import { inDemoRange, inLanguages, languagesOf, text, type Language } from './languages.ts';
import { mediaId } from './media-id.ts';
import { productId, type Plan } from './plan.ts';
import type { CatalogProduct } from './rows.ts';
import { diceFor } from './stream.ts';
import { descriptionIn, handleOf, titleIn, wordingOf } from './wording.ts';

type Option = CatalogProduct['options'][number];

const colourOption = text('Colour', 'Farbe', 'Couleur', 'Color', 'اللون');

export function productOf(plan: Plan): CatalogProduct {
  const { seed, index, popularity, brand, shelf } = plan;
  const dice = diceFor(seed, 'words', index);
  const wording = wordingOf(dice, plan);
  const wanted = languagesOf(index);
  const pictures = picturesOf(dice, plan);
  return {
    sourceId: productId(index),
    handle: handleOf(wording, index),
    title: spoken(wanted, (language) => titleIn(language, wording)),
    description: spoken(wanted, (language) => descriptionIn(language, wording)),
    brand,
    categories: [shelf.leaf.id],
    options: optionsOf(plan, wanted),
    variants: variantsOf(plan, pictures),
    media: pictures.flat().map((id) => ({ id, kind: 'image' as const })),
    popularity,
  };
}

function spoken(wanted: readonly Language[], say: (language: Language) => string): Record<string, string> {
  const said: Record<string, string> = {};
  for (const language of wanted) said[language] = say(language);
  return said;
}

const otherViews = ['angle', 'detail', 'scene'] as const;
const allViews: readonly View[] = ['front', ...otherViews];

/** The pictures of each colour, the front first. All show the same thing, so they share their seed. */
function picturesOf(dice: Random, { index, shelf, colours }: Plan): string[][] {
  const seed = dice.below(100_000);
  const views = inDemoRange(index) ? allViews : ['front' as const, pick(dice, otherViews)];
  const { type } = shelf.kind;
  return colours.map(({ swatch }) => views.map((view) => mediaId({ type, colour: swatch, seed, view })));
}

function optionsOf({ colours, sizes }: Plan, wanted: readonly Language[]): Option[] {
  const options: Option[] = [
    {
      kind: 'colour',
      name: inLanguages(colourOption, wanted),
      values: colours.map(({ name, swatch }) => ({ name: inLanguages(name, wanted), swatch })),
    },
  ];
  if (sizes !== null)
    options.push({
      kind: sizes.scale.kind,
      name: inLanguages(sizes.scale.name, wanted),
      values: sizes.values.map((value) => ({ name: inLanguages(value, wanted) })),
    });
  return options;
}

// Real platforms differ in how much a variant says of its pictures: all of them, the one that tells its colour, or nothing at all.
const everyPicture = (pictures: readonly string[]): string[] => [...pictures];
const firstPicture = (pictures: readonly string[]): string[] => pictures.slice(0, 1);
const noPicture = (): string[] => [];

function variantsOf(plan: Plan, pictures: readonly (readonly string[])[]): CatalogProduct['variants'] {
  const { seed, index, brand, colours, sizes, variants } = plan;
  const named = inDemoRange(index) ? everyPicture : colours.length > 1 ? firstPicture : noPicture;
  return variants.map(({ id, colour, size }, place) => ({
    id,
    sku: skuOf(brand, index, place),
    barcode: barcodeOf(seed, index, place),
    choices: sizes === null ? [colour] : [colour, size],
    media: named(pictures[colour] ?? []),
  }));
}
