import type { OrderView } from '../../sync/contract/order-view.ts';
import { dexieTables } from '../../sync/handover/dexie-tables.ts';
import { OrderStore } from '../../sync/handover/order-store.ts';
import type { WindowTables } from '../../sync/handover/window-tables.ts';
import { holds, same } from './check.ts';
import type { ContractCase } from './contract-case.ts';

/** Something that must be true over every database under the order store. Opened twice it shows what was there before. */
interface TablesCase {
  readonly name: string;
  run(open: () => WindowTables): Promise<void>;
}

const view = (id: string, seq: number): OrderView => ({
  ...{ kind: 'order', about: null, question: null, handoff: null, mayHaveArrived: false },
  ...{ seq, id, ticket: '234678', cart: null, state: 'queued', attempts: 0, acceptedAt: 0, changedAt: 0, total: null },
  ...{ taken: [], platformOrder: null, error: null },
});
const idsIn = async ({ mirror }: Pick<WindowTables, 'mirror'>) => (await mirror.toArray()).map(({ id }) => id);

/** What the order store builds on, in the window and in the simulation alike. */
export const tablesContract: readonly TablesCase[] = [
  {
    name: 'OB13 what is put is there, by its key, also after the window has been closed and opened again',
    async run(open) {
      const first = open();
      await first.mirror.put(view('b', 1));
      await first.mirror.put(view('b', 2));
      await first.notes.put({ key: 'cart', value: { some: ['cart'] } });
      first.close();
      const second = open();
      same('the row', await second.mirror.get('b'), view('b', 2));
      same('the note', await second.notes.get('cart'), { key: 'cart', value: { some: ['cart'] } });
      holds('a row that never was is not there', (await second.mirror.get('a')) === undefined);
      await second.mirror.delete('b');
      await second.mirror.delete('c');
      same('what is left', await idsIn(second), []);
      second.close();
    },
  },
  {
    name: 'OB13 rows come in the order of their keys',
    async run(open) {
      const tables = open();
      for (const id of ['c', 'a', 'ä', 'b', 'B']) await tables.mirror.put(view(id, 1));
      same('the order', await idsIn(tables), ['B', 'a', 'b', 'c', 'ä']);
      tables.close();
    },
  },
  {
    name: 'OB13 what is done together is there together, and is seen in there at once',
    async run(open) {
      const tables = open();
      await tables.mirror.put(view('gone', 1));
      const seen = await tables.together(['mirror', 'notes'], async ({ mirror, notes }) => {
        await Promise.all([mirror.put(view('new', 2)), mirror.delete('gone'), notes.put({ key: 'cart', value: 1 })]);
        return [
          ...(await idsIn({ mirror })),
          (await mirror.get('gone')) ?? 'nothing',
          (await notes.get('cart'))?.value,
        ];
      });
      same('in there', seen, ['new', 'nothing', 1]);
      same('afterwards', await idsIn(tables), ['new']);
      tables.close();
    },
  },
  {
    name: 'OB14 of what fails nothing is there, and the failure is thrown',
    async run(open) {
      const tables = open();
      await tables.mirror.put(view('old', 1));
      const failing = tables.together(['mirror', 'notes'], async ({ mirror, notes }) => {
        await notes.put({ key: 'cart', value: 1 });
        await mirror.put(view('new', 2));
        await mirror.delete('old');
        throw new Error('the reason');
      });
      const told = await failing.then(
        () => 'nothing',
        (error: unknown) => (error instanceof Error ? error.message : 'something else'),
      );
      same('what is thrown', told, 'the reason');
      same('what is there', await idsIn(tables), ['old']);
      holds('the other table is as it was', (await tables.notes.get('cart')) === undefined);
      tables.close();
    },
  },
  {
    name: 'OB2 two that read, change and write at once are one after the other',
    async run(open) {
      const tables = open();
      const more = () =>
        tables.together(['notes'], async ({ notes }) => {
          const count = Number((await notes.get('cart'))?.value ?? 0);
          await notes.put({ key: 'cart', value: count + 1 });
        });
      await Promise.all([more(), more(), more()]);
      same('the count', (await tables.notes.get('cart'))?.value, 3);
      tables.close();
    },
  },
  {
    name: 'OB47 a copy stays, sealed, until its order is at an end, and is handed over again when the journal has lost it',
    async run(open) {
      const id = '01900000-0000-7000-8000-000000000001';
      const sealed = { id, sealed: 'p256-a256gcm:0000000000001:AAAA:AAAA' };
      const first = new OrderStore(open());
      await first.keep(sealed, view(id, 0));
      same(
        'what waits',
        (await first.waiting()).map(({ intent }) => intent),
        [sealed],
      );
      await first.handedOver(view(id, 7));
      same('what waits when it is handed over', await first.waiting(), []);
      same('its key is held', await first.heldKeys(), ['0000000000001']);
      first.close();
      const second = new OrderStore(open());
      const there = await second.inJournal();
      same('what the journal must know', [...there], [id]);
      const whole = { fresh: [], lost: 0, gone: 0, forgotten: 0 };
      same('with the journal whole', await second.unite([view(id, 7)], there), whole);
      same('nothing waits', await second.waiting(), []);
      const { fresh, lost } = await second.unite([], there);
      same(
        'with the journal empty',
        [lost, ...fresh.map(({ seq, state, mayHaveArrived }) => [seq, state, mayHaveArrived])],
        [1, [0, 'unknown', true]],
      );
      same(
        'what waits again',
        (await second.waiting()).map(({ intent }) => intent),
        [{ ...sealed, mayHaveArrived: true }],
      );
      await second.handedOver(view(id, 1));
      same('nothing waits any more', await second.waiting(), []);
      await second.mirror([{ ...view(id, 2), state: 'placed' }]);
      same('the copy is gone', await second.heldKeys(), []);
      second.close();
    },
  },
  {
    name: 'OB13 a table that was not named is not to be touched',
    async run(open) {
      const tables = open();
      const touching = tables.together(['notes'], ({ mirror }) => Promise.resolve(mirror.put(view('a', 1))));
      const touched = await touching.then(
        () => true,
        () => false,
      );
      holds('it is refused', !touched);
      same('what is there', await idsIn(tables), []);
      tables.close();
    },
  },
];

export const dexieTablesContract: readonly ContractCase[] = tablesContract.map(({ name, run }) => ({
  name: `the window’s tables: ${name}`,
  run: (databases) => run(() => dexieTables(databases)),
}));
