import { afterEach, describe, expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { breathless } from '../kernel/breath.ts';
import { seededRandom } from '../kernel/random.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { categoryRow, locationRow, productRow, sampleTime } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';
import { faceOf } from './face.ts';
import { Faces } from './faces.ts';

const languages = ['en', 'de'];
const rigs: ReturnType<typeof engineRig>[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.stop();
});

async function filledRig(products: number) {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (let number = 0; number < products; number++) feed.put('product', productRow(`p${number}`));
  const rig = engineRig({ clock: scriptedClock(rigTime), eventually, settled }, feed);
  rigs.push(rig);
  await rig.start();
  await rig.synced();
  return rig;
}

async function shopOf(rig: ReturnType<typeof engineRig>) {
  const shop = await rig.engine.shop();
  if (shop === null) throw new Error('There is no catalog');
  return shop;
}

describe('what cards show', () => {
  test('RP15 once everything has been read, cards need no storage', async () => {
    const rig = await filledRig(200);
    const { faces } = await shopOf(rig);
    await faces.warm();
    const before = rig.disk.calls;
    const shown = await faces.read([0, 7, 199, 31], 'en');
    expect(shown.map(({ title }) => title)).toEqual(['Thing p0', 'Thing p7', 'Thing p199', 'Thing p31']);
    expect(rig.disk.calls).toBe(before);
  });

  test('RP15 RP3 whatever changes, is taken away and comes back, cards show what is stored', async () => {
    for (const seed of [1, 2, 3]) {
      const dice = seededRandom(seed);
      const rig = await filledRig(40);
      const { generation, faces } = await shopOf(rig);
      const warming = faces.warm();
      for (let round = 0; round < 12; round++) {
        for (let change = 0; change < 6; change++) {
          const id = `p${dice.below(50)}`;
          const brand = `Brand ${dice.below(3)}`;
          if (dice.below(4) === 0) rig.feed.remove('product', id);
          else
            rig.feed.put('product', productRow(id, { brand, title: { en: `Thing ${id} ${round}`, de: `Ding ${id}` } }));
        }
        await rig.synced();
        const ordinals = Array.from({ length: generation.products.count }, (_, ordinal) => ordinal);
        const rows = (await generation.shelf.read(ordinals)).filter((row) => row !== null);
        for (const language of languages) {
          const order = [language, ...languages];
          expect(await faces.read(ordinals, language)).toEqual(rows.map((row) => faceOf(row, order)));
        }
      }
      await warming;
    }
  });

  test('RP15 what was read before a change is not kept after it', async () => {
    const stored = (title: string): StoredProduct => ({
      ordinal: 3,
      variants: [8, 9],
      product: { ...productRow('p3', { title: { en: title } }), observedAt: sampleTime },
    });
    const reading = Promise.withResolvers<(StoredProduct | null)[]>();
    const answers = [reading.promise, Promise.resolve([stored('New')])];
    const shelf = {
      isGone: () => false,
      read: () => answers.shift() ?? Promise.resolve([]),
      async *all() {},
    };
    const variants = { find: (id: string) => (id === 'p3-1' ? 8 : 9) };
    const generation = { shelf, variants, filled: false };
    const faces = new Faces(generation, languages, breathless);
    const early = faces.read([3], 'en');
    await faces.take([stored('New')], []);
    generation.filled = true;
    reading.resolve([stored('Old')]);
    await early;
    expect(await faces.read([3], 'en')).toMatchObject([{ title: 'New', variants: [8, 9], media: 'media-p3' }]);
  });
});
