import type { Mutant } from './mutant.ts';

const modelTests = ['sync/freshness/stock-model.test.ts'];
const assessTests = ['sync/freshness/assess.test.ts'];

/** What lets a label promise what nobody can keep. */
export const freshnessMutants: readonly Mutant[] = [
  {
    name: 'old-figure-stays-green',
    story: 'A label is given by the chance alone; a figure of last month says "here" as one of this minute does.',
    file: 'sync/freshness/assess.ts',
    find: 'outlook.share >= chance && ageMs <= upToMs',
    replace: 'outlook.share >= chance',
    tests: assessTests,
  },
  {
    name: 'lost-goods-turn-up-with-time',
    story: 'What went missing may be found again, and the longer nobody looks the more is promised for it.',
    file: 'sync/freshness/belief-walk.ts',
    find: 'astray(down, days), 0);',
    replace: '0, astray(down, days));',
    tests: modelTests,
  },
  {
    name: 'kept-for-each-alone',
    story: 'Each record is promised by its own chance, as if those that are surer were told something else.',
    file: 'sync/freshness/promise-pool.ts',
    find: `        asked += this.seen[(age * steps + step) * 2] ?? 0;
        there += this.seen`,
    replace: `        asked = this.seen[(age * steps + step) * 2] ?? 0;
        there = this.seen`,
    tests: ['sync/freshness/promise-pool.test.ts'],
  },
  {
    name: 'own-sales-told-as-others',
    story: 'What a shop has sold comes back to it as what all shops sell, and is believed twice.',
    file: 'sync/freshness/article-paces.ts',
    find: 'Math.max(0, (this.#sold[article] ?? 0) - sold) / size;',
    replace: 'Math.max(0, this.#sold[article] ?? 0) / size;',
    tests: ['sync/freshness/article-paces.test.ts'],
  },
  {
    name: 'standstill-excuses-itself',
    story: 'Goods that nobody has bought for weeks are taken to sell slowly for just that, and so to be there still.',
    file: 'sync/freshness/common-knowledge.ts',
    find: 'hours: hours + tallied }',
    replace: 'hours }',
    tests: modelTests,
  },
  {
    name: 'filled-or-not-is-the-same',
    story: 'A shelf that was filled last night is doubted as one that has only ever been sold from.',
    file: 'sync/freshness/recalibration.ts',
    find: 'const unfilled = filled ? 0 : never;',
    replace: 'const unfilled = never;',
    tests: modelTests,
  },
  {
    name: 'sales-take-nothing-along',
    story: 'Of a shelf that was sold down to its last piece it is still taken for sure that this one is there.',
    file: 'sync/freshness/silent-drift.ts',
    find: 'withASale: Drift = { down: 0.03, up: 0.006 }',
    replace: 'withASale: Drift = { down: 0, up: 0 }',
    tests: modelTests,
  },
  {
    name: 'given-up-goods-are-expected',
    story: 'An article that is ordered no more is expected with the next lorry for ever, as its neighbours are.',
    file: 'sync/freshness/stock-outlook.ts',
    find: 'span) * regular;',
    replace: 'span) * Math.max(1, regular);',
    tests: modelTests,
  },
  {
    name: 'looks-are-not-counted',
    story: 'Promises go by what should be asked for; shoppers ask for what has just sold, and more of it is not there.',
    file: 'sync/freshness/promise-pool.ts',
    find: '* remembered + (this.looks[at] ?? 0);',
    replace: '* remembered;',
    tests: ['sync/freshness/promise-pool.test.ts'],
  },
  {
    name: 'promises-differ-after-a-start',
    story: 'What was learned is stored otherwise than it was used, and a restart changes what is promised.',
    file: 'sync/freshness/survey.ts',
    find: 'this.#model.common.pool.tune(this.#model.common.errors.learned);',
    replace: `this.#model.common.pool.tune(this.#model.common.errors.learned);
    this.#model.common.pool.fade();`,
    tests: ['sync/freshness/learned.test.ts'],
  },
  {
    name: 'kept-back-pieces-named',
    story: 'Of five pieces a store keeps two for its window, and the label says five.',
    file: 'sync/freshness/assess.ts',
    find: "quantity: band === 'just-checked' ? spare : null,",
    replace: "quantity: band === 'just-checked' ? left : null,",
    tests: assessTests,
  },
  {
    name: 'refused-and-promised-again',
    story: 'The store has just said that it has none, and the next shopper is promised the same piece.',
    file: 'sync/worker/moment.ts',
    find: 'return most === reading.available ? reading : { ...reading, available: most };',
    replace: 'return reading;',
    tests: ['sync/worker/catalog-service.test.ts'],
  },
  {
    name: 'counted-and-not-yet-put-right',
    story: 'A record that nobody has put right yet since it was counted seems to have been filled up again.',
    file: 'sync/replica/shelf-lessons.ts',
    find: 'return found;',
    replace: 'const putRight = { available: pieces, at };\n  model.changed(cell, found, putRight);\n  return putRight;',
    tests: ['sync/replica/shelf-lessons.test.ts'],
  },
  {
    name: 'put-right-is-sold',
    story: 'A feed was away while somebody counted; what is put right when it is back is taken for sales.',
    file: 'sync/freshness/stock-model.ts',
    find: 'if (after.at - counted > correctionMs && before.at - counted > memory.countedUnitMs) return before;',
    replace: 'if (after.at - counted > correctionMs) return before;',
    tests: ['sync/replica/shelf-lessons.test.ts'],
  },
  {
    name: 'nothing-hides-something-for-ever',
    story: 'An empty shelf that nobody has bought from for weeks may still have some, for only full ones are doubted.',
    file: 'sync/freshness/belief-walk.ts',
    find: '(recorded > 0 || this.#common.fallsBelowNothing)',
    replace: 'recorded > 0',
    tests: modelTests,
  },
  {
    name: 'delivery-lifts-the-promise',
    story: 'A label that has fallen comes back with the morning on which goods are expected, whether or not they came.',
    file: 'sync/freshness/stock-outlook.ts',
    find: 'Math.min(probability, ...chances)',
    replace: 'probability',
    tests: modelTests,
  },
  {
    name: 'bare-shelf-is-ordered-for',
    story:
      'Goods are expected on a shelf that is bare, though its record says that there are plenty and nobody orders any.',
    file: 'sync/freshness/stock-path.ts',
    find: 'bare * chance(pieces);',
    replace: 'bare * (byQuantity[0] ?? 0);',
    tests: ['sync/freshness/stock-path.test.ts'],
  },
];
