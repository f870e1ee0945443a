import * as v from 'valibot';
import { type FeedRow, feedRows, type Resource } from '../contract/feed.ts';
import { type Prices, pricesSchema } from '../contract/price.ts';
import { type StockLevels, stockLevelsSchema } from '../contract/stock.ts';
import { quickCheck } from './quick-check.ts';

/** `unchanged`: the schema would hand on exactly what came, so what came may be kept byte by byte. */
export type Checked<Row> =
  | { readonly kind: 'row'; readonly row: Row; readonly unchanged: boolean }
  | { readonly kind: 'broken'; readonly reason: string };

/** The quick check first; where it does not say yes, the schema decides (RP4). */
function checkerOf<Row>(schema: v.GenericSchema<unknown, Row>): (value: unknown) => Checked<Row> {
  const quick = quickCheck(schema);
  const accepts = (value: unknown): value is Row => quick(value);
  return (value) => {
    if (accepts(value)) return { kind: 'row', row: value, unchanged: true };
    const checked = v.safeParse(schema, value, { abortEarly: true });
    return checked.success
      ? { kind: 'row', row: checked.output, unchanged: false }
      : { kind: 'broken', reason: reasonOf(checked.issues[0]) };
  };
}

export const rowCheckers: {
  readonly [Of in Resource]: (value: unknown) => Checked<FeedRow<Of>>;
} = {
  location: checkerOf(feedRows.location),
  category: checkerOf(feedRows.category),
  promotion: checkerOf(feedRows.promotion),
  product: checkerOf(feedRows.product),
  price: checkerOf(feedRows.price),
  stock: checkerOf(feedRows.stock),
};

export const checkLevels: (value: unknown) => Checked<StockLevels> = checkerOf(stockLevelsSchema);
export const checkPrices: (value: unknown) => Checked<Prices> = checkerOf(pricesSchema);

/** The place in the row, whichever of a list's entries it was, and what the schema wanted there: `variants.*.sku max_length`. */
function reasonOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? '*' : String(key)));
  return [...(keys.length > 0 ? [keys.join('.')] : []), issue.type].join(' ');
}
