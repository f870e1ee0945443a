import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { feedRows, type Resource, resources } from '../contract/feed.ts';
import { stockLevelsSchema } from '../contract/stock.ts';
import { quickCheck } from './quick-check.ts';
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
const cases: readonly (readonly [string, v.GenericSchema, object])[] = [
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

type Edit = {
  readonly path: number;
  readonly name: string;
  readonly kind: 'set' | 'drop' | 'add';
  readonly with: unknown;
};

function edited(value: unknown, path: readonly string[], edit: Edit): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof value !== 'object' || value === null)
    return edit.kind === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, [edit.name]: edit.with }
      : edit.with;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length === 0 && edit.kind === 'drop') Reflect.deleteProperty(copy, name);
  else Reflect.set(copy, name, edited(Reflect.get(value, name), rest, edit));
  return copy;
}

describe('the quick check', () => {
  test.each(cases)('knows every kind of schema that a %s is made of', (_, schema, sample) => {
    expect(v.parse(schema, sample)).toEqual(sample);
    expect(quickCheck(schema)(sample)).toBe(true);
  });

  test.each(cases)('RP4 accepts no %s that its schema would refuse or change', (_, schema, sample) => {
    const quick = quickCheck(schema);
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
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 2 }), (edits) => {
        const changed = edits.reduce<unknown>((value, one) => edited(value, paths[one.path] ?? [], one), sample);
        const row: unknown = JSON.parse(JSON.stringify(changed ?? null));
        if (!quick(row)) return;
        accepted++;
        const checked = v.safeParse(schema, row);
        expect(checked.success).toBe(true);
        expect(checked.output).toEqual(row);
      }),
      { numRuns: 600, seed: 31 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  test('never says yes to what it does not understand', () => {
    const odd = [
      v.pipe(v.string(), v.trim()),
      v.union([v.string(), v.number()]),
      v.looseObject({}),
      v.object({ a: v.optional(v.string(), 'default') }),
      v.pipe(
        v.string(),
        v.check(() => true),
      ),
      v.pipe(v.string(), v.regex(/a/g)),
    ];
    for (const schema of odd) for (const value of ['a', 1, {}]) expect(quickCheck(schema)(value)).toBe(false);
  });
});
