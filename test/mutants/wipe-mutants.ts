import type { Mutant } from './mutant.ts';

const wipeTests = ['sync/office/wipe.test.ts'];

/** What has left personal data behind, or taken more than that. */
export const wipeMutants: readonly Mutant[] = [
  {
    name: 'wipe-leaves-the-recovery-copy',
    story: 'A wipe destroys the key as this device has it locked and forgets the copy that the retailer can open.',
    file: 'sync/office/key-files.ts',
    find: 'for (const { first, second } of twins) for (const path of [first, second]) await erase(path).catch(unlessGone);',
    replace: `for (const { first, second } of twins) {
          const read = await readTwin({ first, second }, isWhole);
          const file = read.found === 'content' ? parseKeyFile(read.bytes) : null;
          await writeTwin({ first, second }, Buffer.from(JSON.stringify({ ...file, device: '' })));
        }`,
    tests: wipeTests,
  },
  {
    name: 'wipes-what-is-not-final',
    story: 'Retention goes by age alone and wipes an order that still waits for a person.',
    file: 'sync/outbox/order-book.ts',
    find: 'isFinal(order) && order.wipedAt === null',
    replace: 'order.wipedAt === null',
    tests: wipeTests,
  },
  {
    name: 'wiped-before-the-key-is-gone',
    story: 'An order is called wiped first; a kill before its key is destroyed leaves it readable for good.',
    file: 'sync/office/retention-loop.ts',
    find: 'return (await keys.wipe(id)).ok && (await orders.wiped(id)).ok;',
    replace: 'return (await orders.wiped(id)).ok && (await keys.wipe(id)).ok;',
    tests: ['sync/office/retention-loop.test.ts'],
  },
  {
    name: 'wipe-forgets-earlier-records',
    story: 'Only the newest key of an order is destroyed; what it was before it was edited stays readable.',
    file: 'sync/office/envelope.ts',
    find: 'await files.destroy(...ledger.keysOf(id));',
    replace: 'await files.destroy(...ledger.keysOf(id).slice(-1));',
    tests: ['sync/office/envelope.test.ts'],
  },
  {
    name: 'gives-away-keys-in-use',
    story:
      'After damage to the journal, keys whose records could not be read are taken for spares and given to other orders.',
    file: 'sync/office/open-office.ts',
    find: 'if (recovery.damagedStretches + recovery.missing + recovery.setAside > 0) return;',
    replace: 'if (recovery.missing + recovery.setAside > 99) return;',
    tests: wipeTests,
  },
  {
    name: 'window-copy-in-the-clear',
    story: 'The window keeps the order as it is until it is handed over, and its store keeps the bytes after that.',
    file: 'sync/handover/place-order.ts',
    find: 'await store.keep(sealed, view);',
    replace: 'await store.keep(order as never, view);',
    tests: ['sync/worker/orders-service.test.ts'],
  },
];
