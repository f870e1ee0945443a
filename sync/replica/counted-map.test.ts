import { expect, test } from 'vitest';
import { CountedMap } from './counted-map.ts';

test('SE5 only what truly changes of a row counts as a change', () => {
  const rows = new CountedMap<{ name: string; observedAt: number }>();
  rows.set('a', { name: 'Shoes', observedAt: 1 });
  expect(rows.changes).toBe(1);
  rows.set('a', { name: 'Shoes', observedAt: 2 });
  expect(rows.changes).toBe(1);
  expect(rows.get('a')?.observedAt).toBe(2);
  rows.set('a', { name: 'Boots', observedAt: 2 });
  expect(rows.changes).toBe(2);
  rows.delete('b');
  expect(rows.changes).toBe(2);
  rows.delete('a');
  expect(rows.changes).toBe(3);
});
