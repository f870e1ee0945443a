// As much of each peer as the benchmark uses: types are checked whether or not the peers are installed.

declare module 'rxdb/plugins/core' {
  interface Collection {
    bulkInsert(rows: readonly object[]): Promise<{ readonly error: readonly unknown[] }>;
    count(): { exec(): Promise<number> };
  }
  interface Database {
    addCollections(
      collections: Readonly<Record<string, { readonly schema: object }>>,
    ): Promise<Record<string, Collection>>;
    close(): Promise<unknown>;
  }
  export function createRxDatabase(options: {
    readonly name: string;
    readonly storage: object;
    readonly multiInstance: boolean;
  }): Promise<Database>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(settings: { readonly chromeTransactionDurability: 'strict' }): object;
}

declare module 'pouchdb-core' {
  interface Pouch {
    bulkDocs(docs: readonly object[]): Promise<readonly ({ readonly ok: true } | { readonly error: unknown })[]>;
    createIndex(index: { readonly index: { readonly fields: readonly string[] } }): Promise<unknown>;
    find(request: {
      readonly selector: object;
      readonly limit: number;
    }): Promise<{ readonly docs: readonly unknown[] }>;
    info(): Promise<{ readonly doc_count: number }>;
    close(): Promise<void>;
  }
  interface PouchMaker {
    new (name: string, options: { readonly adapter: 'indexeddb' }): Pouch;
    plugin(plugin: unknown): PouchMaker;
  }
  const PouchDB: PouchMaker;
  export default PouchDB;
}

declare module 'pouchdb-adapter-indexeddb' {
  const plugin: unknown;
  export default plugin;
}

declare module 'pouchdb-find' {
  const plugin: unknown;
  export default plugin;
}

declare module 'minisearch' {
  interface Options {
    readonly fields: readonly string[];
    readonly searchOptions: {
      readonly prefix: boolean;
      readonly fuzzy: number;
      readonly combineWith: 'AND';
      readonly boost: Readonly<Record<string, number>>;
    };
  }
  export default class MiniSearch {
    constructor(options: Options);
    static loadJSON(json: string, options: Options): MiniSearch;
    addAll(documents: readonly object[]): void;
    search(text: string): { readonly id: number }[];
  }
}

declare module 'flexsearch' {
  export class Index {
    constructor(options: { readonly tokenize: 'forward' });
    add(id: number, text: string): void;
    search(text: string, options: { readonly limit: number }): number[];
  }
}

declare module '@orama/orama' {
  type Database = object;
  export function create(options: { readonly schema: Readonly<Record<string, 'string'>> }): Database;
  export function insertMultiple(database: Database, documents: readonly object[], batch: number): Promise<unknown>;
  export function search(
    database: Database,
    request: {
      readonly term: string;
      readonly tolerance: number;
      readonly threshold: number;
      readonly limit: number;
      readonly boost: Readonly<Record<string, number>>;
    },
  ):
    | Promise<{ readonly hits: readonly { readonly id: string }[] }>
    | { readonly hits: readonly { readonly id: string }[] };
}

declare module '@leeoniya/ufuzzy' {
  export default class UFuzzy {
    constructor(options: { readonly intraMode: 0 | 1 });
    search(
      haystack: readonly string[],
      needle: string,
      outOfOrder: number,
      infoThreshold: number,
    ): readonly [
      indexes: readonly number[] | null,
      info: { readonly idx: readonly number[] } | null,
      order: readonly number[] | null,
    ];
  }
}
