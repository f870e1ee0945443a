import type { SearchInput } from '../peers/search-run.ts';
import type { StoreInput } from '../peers/store-run.ts';
import { searchOurs } from './search-ours.ts';
import { storeOurs } from './store-ours.ts';
import { answerTask } from './task.ts';

answerTask(self, {
  store: (input: StoreInput, say) => storeOurs(false, input, say),
  'store-index': (input: StoreInput, say) => storeOurs(true, input, say),
  search: (input: SearchInput) => searchOurs(input),
});
