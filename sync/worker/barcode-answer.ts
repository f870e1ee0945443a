import { isBarcode } from '../search/codes.ts';
import { readLabel } from '../search/embedded-code.ts';
import type { CodeHit } from '../search/search-index.ts';
import type { BarcodeAnswer, EmbeddedFigure } from './catalog-api.ts';
import { currencyOf } from './facet-views.ts';
import type { Shop } from './shop.ts';

interface Found {
  readonly product: string;
  readonly variant: string;
}

/** One step from what was scanned to the goods: the code as it stands, or the article that a label of the store's own names. */
export async function barcodeAnswer(shop: Shop, digits: string): Promise<BarcodeAnswer> {
  const code = digits.trim();
  const asItStands = await claimants(shop, code);
  const label = asItStands.length === 0 ? readLabel(code) : null;
  const found = label === null ? asItStands : await claimants(shop, label.code);
  const [first] = found;
  if (first === undefined) return { found: 'nothing', reason: isBarcode(code) ? 'unknown-code' : 'not-a-barcode' };
  const products = [...new Set(found.map(({ product }) => product))];
  if (products.length > 1) return { found: 'several', products };
  return { found: 'variant', ...first, embedded: label === null ? null : figureOf(shop, label.embedded) };
}

/** The index may still name what is gone: only a row that is there counts. */
async function claimants({ generation, digest }: Shop, code: string): Promise<readonly Found[]> {
  const hits: readonly CodeHit[] = digest.index?.lookupAll(code) ?? [];
  const rows = await generation.shelf.read(hits.map(({ ordinal }) => ordinal));
  return hits.flatMap(({ variant }, index) => {
    const product = rows[index]?.product;
    const id = product?.variants[variant]?.id;
    return product === undefined || id === undefined ? [] : [{ product: product.sourceId, variant: id }];
  });
}

function figureOf(
  { generation }: Shop,
  { kind, value }: { readonly kind: 'price' | 'weight'; readonly value: number },
): EmbeddedFigure | null {
  if (kind === 'weight') return { kind, grams: value };
  const currency = currencyOf(generation);
  return currency === null ? null : { kind, amount: { minor: value, ...currency } };
}
