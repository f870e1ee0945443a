import type { Generation } from '../replica/generation.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { pictureOf, priceOf, readingOf } from './card-view.ts';
import type { ProductView, VariantView } from './catalog-api.ts';
import { textIn } from './face.ts';
import { type Moment, stockView } from './moment.ts';
import { withAllAbove } from './promises.ts';

/** All of a product. Places are named in the order given: nearest first. */
export function productView(
  generation: Generation,
  stored: StoredProduct,
  languages: readonly string[],
  moment: Moment,
  otherPlaces: readonly string[],
): ProductView {
  const { product } = stored;
  const keptBack = moment.promises.keptBack(withAllAbove(product.categories, generation.plain.category));
  return {
    id: product.sourceId,
    title: textIn(product.title, languages),
    titles: product.title,
    brand: product.brand,
    description: textIn(product.description, languages),
    categories: product.categories,
    options: product.options.map(({ kind, name, values }) => ({
      kind,
      name: textIn(name, languages),
      values: values.map((value) => ({ name: textIn(value.name, languages), swatch: value.swatch ?? null })),
    })),
    variants: stored.product.variants.map((_, position) =>
      variantView(generation, stored, position, keptBack, moment, otherPlaces),
    ),
  };
}

function variantView(
  generation: Generation,
  { product, variants }: StoredProduct,
  position: number,
  keptBack: number,
  moment: Moment,
  otherPlaces: readonly string[],
): VariantView {
  const variant = product.variants[position] ?? { id: '', sku: '', choices: [], media: [] };
  const ordinal = variants[position] ?? 0;
  const price = priceOf(generation, ordinal, moment.now);
  const readingAt = (place: string) => {
    const location = generation.locations.find(place);
    return location === null ? null : readingOf(generation, location, ordinal);
  };
  const goods = { variant: variant.id, keptBack };
  const pictures = variant.media.length > 0 ? variant.media : product.media.map(({ id }) => id);
  return {
    id: variant.id,
    sku: variant.sku,
    barcode: variant.barcode ?? null,
    choices: variant.choices,
    price: price === null ? null : { ...price, from: false },
    pictures: pictures.map((id) => pictureOf(id) ?? ''),
    here: stockView(moment, goods, generation.location, readingAt(generation.location)),
    elsewhere: otherPlaces.flatMap((location) => {
      const reading = readingAt(location);
      return reading === null ? [] : [{ location, stock: stockView(moment, goods, location, reading) }];
    }),
  };
}
