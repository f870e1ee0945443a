import type { Band } from '../../sync/freshness/stock-view.ts';
import type { ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import type { Choice } from '../design/swatches.tsx';

const bestFirst: readonly Band[] = ['just-checked', 'likely', 'ask', 'unknown', 'out'];

/** What is shown when nobody has chosen yet: the variant of which we can promise most here. */
export function firstChoice(product: ProductView, wanted: string | null): VariantView | undefined {
  const named = product.variants.find((variant) => variant.id === wanted);
  return named ?? product.variants.toSorted((a, b) => rank(a) - rank(b))[0];
}

const rank = (variant: VariantView) => bestFirst.indexOf(variant.here.band);

/** Changing one option keeps the others if that exists, else goes to the nearest that does. */
export function changeChoice(
  product: ProductView,
  from: VariantView,
  option: number,
  position: number,
): VariantView | undefined {
  const alike = (variant: VariantView) =>
    variant.choices.filter((choice, at) => at !== option && choice === from.choices[at]).length;
  return product.variants
    .filter((variant) => variant.choices[option] === position)
    .toSorted((a, b) => alike(b) - alike(a) || rank(a) - rank(b))[0];
}

/** The values of one option that exist at all, with whether this store has them in what is otherwise chosen. */
export function choicesOf(product: ProductView, chosen: VariantView, option: number): readonly Choice[] {
  return (product.options[option]?.values ?? []).flatMap(({ name, swatch }, position) => {
    const variant = changeChoice(product, chosen, option, position);
    return variant ? [{ position, name, swatch, here: variant.here.band !== 'out' }] : [];
  });
}

/** Such as Moss and M: for the order line and the associate. */
export function chosenNames(product: ProductView, variant: VariantView): readonly string[] {
  return variant.choices
    .map((position, option) => product.options[option]?.values[position]?.name ?? '')
    .filter((name) => name !== '');
}
