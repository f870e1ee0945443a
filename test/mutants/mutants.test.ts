import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allMutants } from './all-mutants.ts';
import { type Mutant, plant } from './mutant.ts';

const root = join(import.meta.dirname, '../..');
const mutant = (find: string): Mutant => ({ name: 'm', story: '', file: '', find, replace: '$& bug', tests: [] });

describe('planting a mutant', () => {
  test('puts the bug where the snippet stands, letter by letter', () => {
    expect(plant(mutant('b'), 'a b c')).toEqual({ ok: true, value: 'a $& bug c' });
  });

  test('says how often the snippet stands there when that is not once', () => {
    expect([plant(mutant('x'), 'a b'), plant(mutant('a'), 'a b a a')]).toEqual([
      { ok: false, problem: 0 },
      { ok: false, problem: 3 },
    ]);
  });
});

describe('the mutants', () => {
  test('have a name each', () => {
    expect(new Set(allMutants.map(({ name }) => name)).size).toBe(allMutants.length);
  });

  test.each(allMutants)('$name fits the code as it is, and its tests are there', ({ file, tests, ...one }) => {
    expect(plant({ file, tests, ...one }, readFileSync(join(root, file), 'utf8'))).toMatchObject({ ok: true });
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
  });
});
