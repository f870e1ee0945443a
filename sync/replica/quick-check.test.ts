import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { cases, editedRows, notUnderstood } from './edited-rows.fixture.ts';
import { quickCheck } from './quick-check.ts';

describe('the quick check', () => {
  test.each(cases)('knows every kind of schema that a %s is made of', (_, schema, sample) => {
    expect(v.parse(schema, sample)).toEqual(sample);
    expect(quickCheck(schema)(sample)).toBe(true);
  });

  test.each(cases)('RP4 accepts no %s that its schema would refuse or change', (_, schema, sample) => {
    const quick = quickCheck(schema);
    let accepted = 0;
    fc.assert(
      fc.property(editedRows(sample), (row) => {
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
    for (const schema of notUnderstood) for (const value of ['a', 1, {}]) expect(quickCheck(schema)(value)).toBe(false);
  });
});
