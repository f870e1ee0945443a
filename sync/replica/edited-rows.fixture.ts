import fc from 'fast-check';
import * as v from 'valibot';
import { feedRows, type Resource, resources } from '../contract/feed.ts';
import { stockLevelsSchema } from '../contract/stock.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from './sample-rows.fixture.ts';

const stamps = { observedAt: 1, deleted: false };
const samples: Readonly<Record<Resource, object>> = {
  location: locationRow('l', { hours: [{ day: 1, opens: '09:00', closes: '18:30' }], phone: '1' }),
  category: categoryRow('c', null, { media: 'm' }),
  promotion: {
    ...stamps,
    sourceId: 'p',
    title: { en: 'T' },
    label: { en: 'L' },
    categories: ['c'],
    products: [],
    validFrom: 3,
  },
  product: productRow('p', { media: [{ id: 'm', kind: 'image', alt: { 'pt-BR': 'x' }, width: 3, height: 4 }] }),
  price: priceRow('v', 5, { context: { country: 'IE' }, compareAt: { minor: 6, currency: 'EUR', exponent: 2 } }),
  stock: stockRow('v', 'l', -3),
};
const levels = {
  variant: 'v',
  policy: 'deny',
  confidence: 'exact',
  sourceUpdatedAt: 4,
  at: [
    ['l', 3],
    ['m', -1],
  ],
};
export const cases: readonly (readonly [string, v.GenericSchema, object])[] = [
  ...resources.map((resource) => [resource, feedRows[resource], samples[resource]] as const),
  ['levels', stockLevelsSchema, levels],
];

/** What may come instead of any part of a row. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 60, '', 'x'.repeat(2_001), 'EUR', 'en', [], {}, [['l', 1, 2]]),
  fc.jsonValue(),
);

/** The places in a value, as paths. */
function pathsOf(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, part]) => pathsOf(part).map((path) => [name, ...path]))];
}

interface Edit {
  readonly path: number;
  readonly name: string;
  readonly kind: 'set' | 'drop' | 'add';
  readonly with: unknown;
}

function editedAt(value: unknown, path: readonly string[], edit: Edit): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== 'object' || value === null)
    return edit.kind === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, [edit.name]: edit.with }
      : edit.with;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  if (rest.length === 0 && edit.kind === 'drop') Reflect.deleteProperty(copy, name);
  else Reflect.set(copy, name, editedAt(Reflect.get(value, name), rest, edit));
  return copy;
}

/** A row of which up to two parts are otherwise, as it comes out of JSON. */
export function editedRows(sample: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(sample);
  const edit: fc.Arbitrary<Edit> = fc.record({
    path: fc.nat(paths.length - 1),
    name: fc.constantFrom(
      'sourceId',
      'en',
      'constructor',
      'prototype',
      '__proto__',
      'unknown',
      'sku',
      'alt',
      'validFrom',
    ),
    kind: fc.constantFrom('set', 'drop', 'add'),
    with: junk,
  });
  return fc.array(edit, { maxLength: 2 }).map((edits) => {
    const changed = edits.reduce<unknown>((value, one) => editedAt(value, paths[one.path] ?? [], one), sample);
    return JSON.parse(JSON.stringify(changed ?? null)) as unknown;
  });
}

/** Schemas that do more than refuse, or in a way that is not known: whoever takes a short way has to ask them. */
export const notUnderstood: readonly v.GenericSchema[] = [
  v.pipe(v.string(), v.trim()),
  v.union([v.string(), v.number()]),
  v.looseObject({}),
  v.object({ a: v.optional(v.string(), 'default') }),
  v.pipe(
    v.string(),
    v.check(() => true),
  ),
  v.pipe(
    v.number(),
    v.check(() => true),
  ),
  v.pipe(v.string(), v.regex(/a/g)),
];
