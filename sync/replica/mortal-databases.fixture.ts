import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type { Databases } from './generation-database.ts';

/**
 * Databases in memory whose user can be killed between any two storage calls: from the chosen call on every call fails, as it does for a
 * process that is no more; what was not committed by then never is. `revive` is the next start over the same disk.
 */
export interface MortalDatabases {
  readonly databases: Databases;
  readonly calls: number;
  readonly dead: boolean;
  killAfter(calls: number): void;
  /** Writes fail so, as on a full disk, in this table or in all, until it is null again. */
  writesFail: { readonly name: string; readonly table?: string } | null;
  revive(): void;
}

const reads = ['get', 'getAll', 'getKey', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const;
const writes = ['put', 'add', 'delete', 'clear'] as const;

/** Whoever makes a storage call asks the one whose turn it is: tests run one after the other. */
let watching: { call(isWrite: boolean, table: unknown): void } = { call: () => {} };
let isPatched = false;

export function mortalDatabases(): MortalDatabases {
  patch();
  const indexedDB = new IDBFactory();
  let calls = 0;
  let killAt = Infinity;
  const mortal: MortalDatabases = {
    databases: { indexedDB, IDBKeyRange },
    get calls() {
      return calls;
    },
    get dead() {
      return calls >= killAt;
    },
    writesFail: null,
    killAfter(more) {
      killAt = calls + more;
    },
    revive() {
      killAt = Infinity;
      watching = watcher;
    },
  };
  const watcher = {
    call(isWrite: boolean, table: unknown) {
      if (mortal.dead) throw new DOMException('The process is gone', 'AbortError');
      calls++;
      const { writesFail } = mortal;
      if (isWrite && writesFail !== null && (writesFail.table ?? table) === table)
        throw new DOMException('No room', writesFail.name);
    },
  };
  watching = watcher;
  return mortal;
}

function patch(): void {
  if (isPatched) return;
  isPatched = true;
  watch(IDBObjectStore.prototype, reads, false);
  watch(IDBObjectStore.prototype, writes, true);
  watch(IDBFactory.prototype, ['open', 'deleteDatabase'], false);
}

function watch(prototype: object, names: readonly string[], isWrite: boolean): void {
  for (const name of names) {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== 'function') throw new Error(`There is no ${name}`);
    Reflect.set(prototype, name, function watched(this: object, ...parameters: unknown[]) {
      watching.call(isWrite, 'name' in this ? this.name : null);
      return Reflect.apply(original, this, parameters) as unknown;
    });
  }
}
