import type { Mutant } from './mutant.ts';

const contractTests = ['test/contract/contract.test.ts'];
const layerTests = ['sync/search/layered-index.test.ts'];

/** What makes a search find what is not there, or not find what is. */
export const searchMutants: readonly Mutant[] = [
  {
    name: 'tombstone-leaves-search',
    story: 'What was deleted is gone from its page, and is found and counted all the same.',
    file: 'sync/search/keep.ts',
    find: 'let kept = keepUnlike(block, block.slots.length, data.ordinals, live.gone);',
    replace: 'let kept = block.slots.length;',
    tests: ['sync/search/search-index.test.ts'],
  },
  {
    name: 'found-by-its-old-name',
    story: 'A renamed product is found by both names, and counted twice.',
    file: 'sync/search/layered-index.ts',
    find: 'for (const segment of segments) segment.replace(ordinal);',
    replace: '',
    tests: layerTests,
  },
  {
    name: 'change-lost-in-a-merge',
    story: 'What changes while the index is merged is forgotten when the merge is done.',
    file: 'sync/search/layered-index.ts',
    find: 'for (const ordinal of this.#replacedMeanwhile) merged.replace(ordinal);',
    replace: '',
    tests: layerTests,
  },
  {
    name: 'index-older-than-its-rows',
    story: 'A stored index is taken for complete; what came after it was stored is never found again.',
    file: 'sync/replica/digest.ts',
    find: 'await this.#touchedSince(header.seq)',
    replace: 'await this.#touchedSince(this.#generation.seq)',
    tests: contractTests,
  },
  {
    name: 'old-index-after-the-swap',
    story: 'The new catalog is searched with the index of the old one.',
    file: 'sync/worker/catalog-engine.ts',
    find: 'null : shopOf(replica.reading)',
    replace: 'null : (shops.get(kiosk) ?? shops.set(kiosk, shopOf(replica.reading)).get(kiosk))',
    tests: contractTests,
  },
  {
    name: 'accents-must-be-typed',
    story: 'Who types "jager" does not find "Jäger".',
    file: 'sync/search/fold.ts',
    find: ".replace(MARKS, '')",
    replace: '',
    tests: ['sync/search/fold.test.ts'],
  },
];
