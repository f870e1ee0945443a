import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { Directory } from './directory.ts';

describe('a directory', () => {
  test('numbers ids in the order of their coming, as a Map would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'a', 'aa'))),
        async (ids) => {
          const directory = new Directory();
          const model = new Map<string, number>();
          for (const id of ids.map((text) => text.toWellFormed())) {
            expect(directory.find(id)).toBe(model.get(id) ?? null);
            if (!model.has(id)) model.set(id, model.size);
            expect(directory.intern(id)).toBe(model.get(id));
          }
          expect(directory.count).toBe(model.size);
          for (const [id, ordinal] of model) expect(directory.idAt(ordinal)).toBe(id);
          const half = Math.floor(model.size / 2);
          const again = new Directory();
          for (const id of [...model.keys()].slice(0, half)) again.intern(id);
          again.unpack(directory.packed(half));
          await again.index(breathless);
          for (const [id, ordinal] of model) expect([again.find(id), again.idAt(ordinal)]).toEqual([ordinal, id]);
        },
      ),
    );
  });

  test('knows the one asked for last and the one behind it apart from what only looks like them', () => {
    const directory = new Directory();
    // The letters of the last one are the bytes of the first.
    const ids = ['é', 'v-1', 'v-2', 'v-22', 'Ã©'];
    expect(ids.map((id) => directory.intern(id))).toEqual([0, 1, 2, 3, 4]);
    for (const before of ids)
      for (const [ordinal, id] of ids.entries()) {
        directory.find(before);
        expect([directory.find(id), directory.intern(id)]).toEqual([ordinal, ordinal]);
      }
    expect(['v-3', 'v-', 'w-2', 'v-11'].map((id) => directory.find(id))).toEqual([null, null, null, null]);
  });

  test.each([0, 60_000])(
    'grows through a hundred thousand ids that differ in little, room reserved for %i',
    async (more) => {
      const directory = new Directory();
      for (let number = 0; number < 100_000; number++) {
        if (number === 10) await directory.reserve(more, breathless);
        directory.intern(`gid://shop/Variant/${number}`);
      }
      expect(directory.count).toBe(100_000);
      for (const number of [0, 1, 999, 65_535, 99_999])
        expect(directory.find(`gid://shop/Variant/${number}`)).toBe(number);
      expect(directory.find('gid://shop/Variant/100000')).toBeNull();
    },
  );
});
