import * as v from 'valibot';
import { localisedTextSchema } from '../../contract/primitives.ts';
import { churn } from '../data/churn.ts';
import { bookIn, countShelf, deleteProduct, renameProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { findLevel, findVariant } from '../data/shelf.ts';
import { forgetUntil } from '../feed/memory.ts';
import { json, refusal, type Answer } from './answer.ts';
import { picture } from './contract-routes.ts';
import type { ControlDesk, ControlRoute } from './control-routes.ts';
import { checked } from './routes.ts';

const wholeNumber = v.pipe(v.number(), v.integer());
const stockSettingSchema = v.object({
  variant: v.string(),
  location: v.string(),
  available: wholeNumber,
  shelf: v.optional(v.pipe(wholeNumber, v.minValue(0))),
});
const shelfSchema = v.object({ variant: v.string(), location: v.string() });
const receiptSchema = v.object({ ...shelfSchema.entries, pieces: v.pipe(wholeNumber, v.minValue(1)) });
const noLevel = 'There is no such variant or location.';
const churnSchema = v.object({
  changes: v.pipe(wholeNumber, v.minValue(1), v.maxValue(100_000)),
  seed: v.optional(wholeNumber, 1),
});
const priceSettingSchema = v.object({ minor: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

const done = (happened: boolean, otherwise: string): Answer =>
  happened ? json({ done: true }) : refusal({ kind: 'NotFound', message: otherwise });

/** What a merchandiser would do in an office: for tests, the way to make changes and deletions. */
export const catalogLevers = ({ data }: ControlDesk): ControlRoute[] => [
  {
    method: 'PUT',
    path: '/control/products/:product',
    does: 'Renames a product: {title: {en: …}}.',
    handle: ({ params, body }) =>
      checked(v.object({ title: localisedTextSchema }), body, ({ title }) =>
        done(renameProduct(data, params['product'] ?? '', title), 'There is no such product.'),
      ),
  },
  {
    method: 'DELETE',
    path: '/control/products/:product',
    does: 'Deletes a product with its prices and stock.',
    handle: ({ params }) => done(deleteProduct(data, params['product'] ?? ''), 'There is no such product.'),
  },
  {
    method: 'PUT',
    path: '/control/prices/:variant',
    does: 'Sets a price: {minor}.',
    handle: ({ params, body }) =>
      checked(priceSettingSchema, body, ({ minor }) =>
        done(setPrice(data, params['variant'] ?? '', minor), 'There is no such variant.'),
      ),
  },
  {
    method: 'GET',
    path: '/control/stock',
    does: 'What the books say of a ?variant= and what truly lies there.',
    handle: ({ query }) => trueStock(data, query.get('variant') ?? ''),
  },
  {
    method: 'PUT',
    path: '/control/stock',
    does: 'Sets a level: {variant, location, available, shelf}.',
    handle: ({ body }) => checked(stockSettingSchema, body, (setting) => done(setStock(data, setting), noLevel)),
  },
  {
    method: 'POST',
    path: '/control/count',
    does: 'Counts a shelf, and the books say what lies there: {variant, location}.',
    handle: ({ body }) => checked(shelfSchema, body, (shelf) => done(countShelf(data, shelf), noLevel)),
  },
  {
    method: 'POST',
    path: '/control/receive',
    does: 'Books goods in: {variant, location, pieces}.',
    handle: ({ body }) => checked(receiptSchema, body, (receipt) => done(bookIn(data, receipt), noLevel)),
  },
  {
    method: 'POST',
    path: '/control/churn',
    does: 'Makes many changes at once, nine of ten of them to stock: {changes, seed}.',
    handle: ({ body }) => checked(churnSchema, body, (wanted) => json({ made: churn(data, wanted) })),
  },
  {
    method: 'POST',
    path: '/control/forget',
    does: 'Forgets past deletions: every cursor given out so far is too old.',
    handle: () => {
      forgetUntil(data, data.latestStamp() + 1);
      return json({ done: true });
    },
  },
  {
    method: 'GET',
    path: '/control/media/:id',
    does: 'A picture.',
    handle: ({ params }) => picture(params['id'] ?? ''),
  },
];

function trueStock(data: Data, id: string): Answer {
  const variant = findVariant(data, id);
  if (variant === null) return refusal({ kind: 'NotFound', message: 'There is no such variant.' });
  const levels = data.locations.flatMap((location) => {
    const level = findLevel(data, variant, location);
    return level === null ? [] : [{ location, available: level.available, shelf: level.shelf, policy: level.policy }];
  });
  return json({ levels });
}
