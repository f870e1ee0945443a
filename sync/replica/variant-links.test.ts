import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VariantLinks } from './variant-links.ts';

test('whose a variant is, and what a product has, is what a Map would say', () => {
  const steps = fc.array(fc.tuple(fc.nat(8), fc.option(fc.nat(4))));
  fc.assert(
    fc.property(steps, (all) => {
      const links = new VariantLinks();
      const model = new Map<number, number | null>();
      for (const [variant, product] of all) {
        links.link(variant, product);
        model.set(variant, product);
        for (let each = 0; each <= 8; each++) expect(links.productOf(each)).toBe(model.get(each) ?? null);
        for (let each = 0; each <= 4; each++) {
          const own = [...model].filter(([, owner]) => owner === each).map(([one]) => one);
          expect(new Set(links.variantsOf(each))).toEqual(new Set(own));
          expect(links.variantsOf(each)).toHaveLength(own.length);
        }
      }
    }),
  );
});
