import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  type QueryFunctionContext,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useWords } from '../words/use-words.tsx';
import type { Engine } from './engine.ts';
import { firstPaint } from './first-paint.ts';
import { type Kiosk, useKiosk } from './kiosk.tsx';
import type { Asked } from './asked.ts';
import { screenRests } from './screen-rests.ts';
import { useLive } from './use-live.ts';
import { useSettled } from './use-settled.ts';

/** A stock figure ages while nothing arrives, and its badge must fall with it; so mounted answers are read again this often. */
const rereadMs = 30_000;
/** … and at once when the page is seen again: nothing was read while it was hidden. */
const reread = { refetchInterval: rereadMs, refetchOnWindowFocus: 'always' } as const;
const rereadDiagnosticsMs = 5_000;
/** Deltas come in bursts; a grid that redraws for each of them would flicker. */
const gatherChangesMs = 400;
/** A multiple of every number of columns there is, so that a page never ends in a gap. */
export const pageSize = 24;

/** Answers stay until the catalog says that something moved; then what is on screen is read again and the rest when it is next shown. */
export function createQueries(engine: Engine): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: 2,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let slowReadAt = Number.NEGATIVE_INFINITY;
  engine.onCatalogChange(() => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      // While the catalog comes in everything moves.
      const slowToo = engine.replica.get()?.phase !== 'ready' || performance.now() - slowReadAt >= rereadMs;
      if (slowToo) slowReadAt = performance.now();
      readAgain(queries, (name) => slowToo || !slow.has(name));
    }, gatherChangesMs);
  });
  return queries;
}

/** What stock and prices do not move: where the stores are, the departments, and the words that goods are called by. */
const slow: ReadonlySet<unknown> = new Set(['locations', 'categories', 'suggest']);

/**
 * A question that is still waiting for its first answer is not asked again by an invalidation, and its answer may be from before the
 * change: it is asked again when that is there.
 */
function readAgain(queries: QueryClient, isMeant: (name: unknown) => boolean): void {
  const unanswered = queries.getQueryCache().findAll({
    fetchStatus: 'fetching',
    predicate: ({ state, queryKey }) => state.data === undefined && isMeant(queryKey[0]),
  });
  void queries.invalidateQueries({ predicate: ({ queryKey }) => isMeant(queryKey[0]) });
  for (const { promise, queryKey } of unanswered) {
    const askAgain = () => queries.invalidateQueries({ queryKey, exact: true });
    promise?.then(askAgain, () => {});
  }
}

/** Who asks. */
type Asking = Pick<Kiosk, 'engine' | 'journey'>;
type Context = Pick<QueryFunctionContext, 'client' | 'queryKey' | 'signal'>;

/** What is shown already is read again when there is time: nobody waits for that, and it must not be in the way of what somebody waits for. */
async function inGoodTime({ journey }: Asking, context: Context): Promise<void> {
  // The signal is asked for only here: without that an answer is kept also when nobody shows it any more.
  if (context.client.getQueryData(context.queryKey) !== undefined) await screenRests(journey, context.signal);
}

export const frontQuery = (asking: Asking, language: string) =>
  queryOptions({
    queryKey: ['front', language],
    async queryFn(context) {
      await inGoodTime(asking, context);
      return asking.engine.catalog.front(language);
    },
  });

export const productQuery = (asking: Asking, language: string, id: string) =>
  queryOptions({
    queryKey: ['product', id, language],
    async queryFn(context) {
      await inGoodTime(asking, context);
      return asking.engine.catalog.product(id, language);
    },
  });

export const searchQuery = (asking: Asking, language: string, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['search', language, asked],
    async queryFn(context) {
      const { pageParam } = context;
      if (pageParam === 0) await inGoodTime(asking, context);
      return asking.engine.catalog.search({ ...asked, language, offset: pageParam * pageSize, limit: pageSize });
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * pageSize < last.total ? pages.length : undefined),
  });

export function useFront() {
  const kiosk = useKiosk();
  const { language } = useWords();
  return useQuery({ ...frontQuery(kiosk, language), ...reread, placeholderData: keepPreviousData });
}

/** Null: the replica does not have it. */
export function useProduct(id: string) {
  const kiosk = useKiosk();
  const { language } = useWords();
  return useQuery({ ...productQuery(kiosk, language, id), ...reread });
}

/** What its badges rest on, place by place. */
export function useReasons(product: string, variant: string) {
  const { engine } = useKiosk();
  return useQuery({
    queryKey: ['reasons', product, variant],
    queryFn: () => engine.catalog.reasons(product, variant),
    ...reread,
  }).data;
}

export function useSearch(asked: Asked) {
  const kiosk = useKiosk();
  const { language } = useWords();
  return useInfiniteQuery({
    ...searchQuery(kiosk, language, asked),
    ...reread,
    placeholderData: keepPreviousData,
  });
}

/** Whoever types faster than this does not read what is offered meanwhile. */
const offerAfterMs = 150;

const neverAborted = new AbortController().signal;

/** Ways to finish what is typed, also for nothing: those of the last text stay until the next are there. */
export function useSuggestions(typing: string) {
  const { engine, journey } = useKiosk();
  const { language } = useWords();
  const text = useSettled(typing, offerAfterMs);
  return useQuery({
    queryKey: ['suggest', language, text],
    async queryFn() {
      // What was found is drawn first: whoever touches an offer has looked at that. Asked for all the same by who has gone on: the next time it is there.
      await screenRests(journey, neverAborted);
      return engine.catalog.suggest(text, language);
    },
    placeholderData: keepPreviousData,
  }).data;
}

export function useCards(ids: readonly string[]) {
  const { engine } = useKiosk();
  const { language } = useWords();
  return useQuery({ queryKey: ['cards', ids, language], queryFn: () => engine.catalog.cards(ids, language) }).data;
}

/** Read again while it is looked at: what it counts moves without notice. */
export function useDiagnostics() {
  const { engine } = useKiosk();
  return useQuery({
    queryKey: ['diagnostics'],
    queryFn: () => engine.catalog.diagnostics(),
    refetchInterval: rereadDiagnosticsMs,
  }).data;
}

export function useCategories() {
  const kiosk = useKiosk();
  const { language } = useWords();
  return useQuery({
    queryKey: ['categories', language],
    async queryFn(context) {
      await inGoodTime(kiosk, context);
      return kiosk.engine.catalog.categories(language);
    },
    placeholderData: keepPreviousData,
  }).data;
}

/** Only the clock in the bar wants them at first, and they are behind the heavy part of the catalog's worker. */
export function useLocations() {
  const { engine } = useKiosk();
  const enabled = useLive(firstPaint);
  return useQuery({ queryKey: ['locations'], queryFn: () => engine.catalog.locations(), enabled }).data;
}

/** The store this kiosk stands in, once the replica knows it. */
export function useThisStore() {
  return useLocations()?.find((location) => location.here) ?? null;
}
