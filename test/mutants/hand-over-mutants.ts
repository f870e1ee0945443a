import type { Mutant } from './mutant.ts';

const simulationTests = ['test/simulation/simulation.test.ts'];

/** What has lost or doubled orders between a window and who keeps them. */
export const handOverMutants: readonly Mutant[] = [
  {
    name: 'copy-dropped-at-hand-over',
    story: 'The window lets go of an order when the journal has it; then the journal is damaged, and nobody has it.',
    file: 'sync/handover/order-store.ts',
    find: "if ('sealed' in kept.intent && !isOver)",
    replace: 'if (kept.refused)',
    tests: ['sync/office/lost-journal.test.ts'],
  },
  {
    name: 'first-order-ends-the-second',
    story: 'A cart is ordered twice; that its first order was placed takes the copy of the second away.',
    file: 'sync/handover/order-store.ts',
    find: '(isAtEnd(shown) && shown.total?.minor === kept.view?.total?.minor)',
    replace: 'isAtEnd(shown)',
    tests: ['sync/handover/handover.test.ts'],
  },
  {
    name: 'numbers-outlive-their-journal',
    story: 'A journal begins anew with small numbers; the window, which has seen larger ones, shows old news for ever.',
    file: 'sync/handover/mirrored.ts',
    find: 'for (const view of [...fresh, ...ended.map(unnumbered)])',
    replace: 'for (const view of fresh)',
    tests: ['sync/handover/handover.test.ts'],
  },
  {
    name: 'set-back-is-young-again',
    story:
      'A clock is set back and the journal is lost; a cart from before counts as new, and what was ordered in it is sent twice.',
    file: 'sync/office/doubts.ts',
    find: ' || (upTo > 0 && at > now)',
    replace: '',
    tests: ['sync/office/window-keys.test.ts'],
  },
  {
    name: 'unheard-is-untaken',
    story:
      'An answer was lost, then the journal: the order that came in and was sent counts as one that never came in.',
    file: 'sync/gateway/order-routes.ts',
    find: ' || sealing.mayBeForgotten(kept.success ? kept.output : intent)',
    replace: '',
    tests: ['sync/gateway/gateway.test.ts', 'sync/office/lost-journal.test.ts'],
  },
  {
    name: 'begins-anew-and-asks-no-more',
    story: 'A back office that finds an empty folder takes it for a first day.',
    file: 'sync/office/open-office.ts',
    find: 'if (mayHaveForgotten(outbox.recovery)) await doubtCopies(sealing, logger);',
    replace: '',
    tests: ['sync/office/lost-journal.test.ts'],
  },
  {
    name: 'mirror-asks-for-news-only',
    story: 'Rows that the browser has lost never come back, because only what is newer is asked for.',
    file: 'sync/handover/mirrored.ts',
    find: 'views.filter((view) => !isSame(shown.get(view.id), view))',
    replace: 'views.filter((view) => shown.has(view.id) && !isSame(shown.get(view.id), view))',
    tests: simulationTests,
  },
  {
    name: 'cart-goes-before-its-order-is-kept',
    story: 'A cart is emptied in one transaction and its order kept in the next; a crash in between loses both.',
    file: 'sync/handover/order-store.ts',
    find: "await this.#write(['intents',",
    replace: "await this.#tables.notes.delete('cart');\n    await this.#write(['intents',",
    tests: simulationTests,
  },
  {
    name: 'next-cart-goes-with-the-last',
    story:
      'A visit ends on a full disk while the next one begins; what that shopper chose goes with the cart of the last.',
    file: 'sync/handover/order-store.ts',
    find: 'this.#writes.then(() =>',
    replace: 'Promise.resolve().then(() =>',
    tests: ['sync/handover/handover.test.ts'],
  },
];
