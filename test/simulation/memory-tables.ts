import type { OrderView } from '../../sync/contract/order-view.ts';
import type { KeptIntent, Note, WindowTable, WindowTables } from '../../sync/handover/window-tables.ts';

/** What of the window's database is on the disk. It outlives every window. */
export interface MemoryDisk {
  readonly intents: Map<string, KeptIntent>;
  readonly mirror: Map<string, OrderView>;
  readonly notes: Map<string, Note>;
}

export const memoryDisk = (): MemoryDisk => ({ intents: new Map(), mirror: new Map(), notes: new Map() });

/** How long things take and how they go wrong is for whoever owns the disk to say. */
export interface Access {
  read<Value>(effect: () => Value): Promise<Value>;
  /** Throws, and has no effect then, where the disk is full. */
  commit(effect: () => void): Promise<void>;
}

/** The window's database in memory: the same promises as over IndexedDB, by the same contract. */
export function memoryTables(disk: MemoryDisk, { read, commit }: Access): WindowTables {
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  function table<Row>(rows: Map<string, Row>, keyOf: (row: Row) => string): WindowTable<Row> {
    return {
      get: (key) => inTurn(() => read(() => rows.get(key))),
      put: (row) => inTurn(() => commit(() => void rows.set(keyOf(row), row))),
      delete: (key) => inTurn(() => commit(() => void rows.delete(key))),
      toArray: () => inTurn(() => read(() => sorted(rows))),
    };
  }

  return {
    intents: table(disk.intents, ({ id }) => id),
    mirror: table(disk.mirror, ({ id }) => id),
    notes: table(disk.notes, ({ key }) => key),
    together: (names, work) =>
      inTurn(async () => {
        const staged = {
          intents: stage(disk.intents, ({ id }) => id, names.includes('intents')),
          mirror: stage(disk.mirror, ({ id }) => id, names.includes('mirror')),
          notes: stage(disk.notes, ({ key }) => key, names.includes('notes')),
        };
        const value = await work(staged);
        await commit(() => {
          for (const name of names) staged[name].apply();
        });
        return value;
      }),
    close() {},
  };
}

/** Writes beside the rows until they are all to be there at once. */
function stage<Row>(
  rows: Map<string, Row>,
  keyOf: (row: Row) => string,
  named: boolean,
): WindowTable<Row> & { apply(): void } {
  const changed = new Map<string, Row | undefined>();
  const mine = <Value>(value: () => Value): Promise<Value> =>
    named ? Promise.resolve(value()) : Promise.reject(new Error('This table was not named'));
  return {
    get: (key) => mine(() => (changed.has(key) ? changed.get(key) : rows.get(key))),
    put: (row) => mine(() => void changed.set(keyOf(row), row)),
    delete: (key) => mine(() => void changed.set(key, undefined)),
    toArray: () =>
      mine(() => {
        const all = new Map(rows);
        applyTo(all, changed);
        return sorted(all);
      }),
    apply: () => applyTo(rows, changed),
  };
}

function applyTo<Row>(rows: Map<string, Row>, changed: ReadonlyMap<string, Row | undefined>): void {
  for (const [key, row] of changed) {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
}

/** By key, as IndexedDB does. */
const sorted = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
