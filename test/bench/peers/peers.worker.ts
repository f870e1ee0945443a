import { answerTask } from '../page/task.ts';
import { type SearchInput, searchPeer } from './search-run.ts';
import { type StoreInput, storeRows } from './store-run.ts';

// Each peer is loaded alone: what one brings along is not to be found in another's memory.
const engines = () => import('./search-engines.ts');

answerTask(self, {
  dexie: async (input: StoreInput, say) => storeRows((await import('./store-dexie.ts')).openDexie, input, say),
  raw: async (input: StoreInput, say) => storeRows((await import('./store-raw.ts')).openRaw, input, say),
  rxdb: async (input: StoreInput, say) => storeRows((await import('./store-rxdb.ts')).openRxdb, input, say),
  pouchdb: async (input: StoreInput, say) => storeRows((await import('./store-pouchdb.ts')).openPouchdb, input, say),
  minisearch: async (input: SearchInput) => searchPeer((await engines()).miniSearch, input),
  flexsearch: async (input: SearchInput) => searchPeer((await engines()).flexSearch, input),
  orama: async (input: SearchInput) => searchPeer((await engines()).orama, input),
  ufuzzy: async (input: SearchInput) => searchPeer((await engines()).uFuzzy, input),
});
