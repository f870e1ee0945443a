import * as v from 'valibot';
import { checkedResources, mostPartitions } from '../../contract/checksums.ts';
import type { CommerceError } from '../../contract/commerce-error.ts';
import { feedRows, type Resource } from '../../contract/feed.ts';
import type { Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { type Assortment, findAssortment } from '../feed/assortment.ts';
import { checksumsOf, type Compared, partitionPage } from '../feed/checksums.ts';
import { feedPage, type FeedQuestion } from '../feed/feed-page.ts';
import { idPage } from '../feed/id-page.ts';
import { json, refusal, type Answer } from './answer.ts';
import type { ContractCall, ContractRoute } from './contract-routes.ts';
import type { Hints } from './hints.ts';
import { checked } from './routes.ts';

const defaultPage = 1_000;
export const mostLines = 50_000;

const wholeNumber = (from: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/, `a number from ${from}`), v.transform(Number), v.minValue(from));
const limitSchema = wholeNumber(1);
const partitionsSchema = v.pipe(wholeNumber(1), v.maxValue(mostPartitions));

export interface FeedCounter {
  readonly data: Data;
  readonly hints: Hints;
  /** Somebody has the whole catalog of products. */
  onCaughtUp(): void;
}

/** What a kiosk's copy of the catalog lives on. */
export const feedRoutes = ({ data, hints, onCaughtUp: caughtUp }: FeedCounter): readonly ContractRoute[] => [
  {
    method: 'GET',
    path: '/v1/hints',
    name: () => 'hints',
    handle: () => ({
      ...{ status: 200, type: 'text/event-stream', headers: { 'cache-control': 'no-store' } },
      body: hints.join(),
    }),
  },
  {
    method: 'GET',
    path: '/v1/feed/:resource',
    name: ({ resource }) => `feed/${resource}`,
    handle: (call) =>
      inPages(data, call, call.query.get('cursor'), (question) =>
        feedPage(data, { ...question, onCaughtUp: question.resource === 'product' ? caughtUp : () => {} }),
      ),
  },
  {
    method: 'GET',
    path: '/v1/feed/:resource/ids',
    name: ({ resource }) => `ids/${resource}`,
    handle: (call) => inPages(data, call, call.query.get('after'), (question) => idPage(data, question)),
  },
  {
    method: 'GET',
    path: '/v1/feed/:resource/checksums',
    name: ({ resource }) => `checksums/${resource}`,
    handle: (call) => inPartitions(data, call, async (compared) => json(await checksumsOf(data, compared))),
  },
  {
    method: 'GET',
    path: '/v1/feed/:resource/partition/:partition',
    name: ({ resource }) => `partition/${resource}`,
    handle: (call) =>
      inPartitions(data, call, (compared) =>
        checked(v.pipe(wholeNumber(0), v.maxValue(compared.partitions - 1)), call.params['partition'], (partition) =>
          ndjson(partitionPage(data, compared, { partition, serverTime: call.serverTime })),
        ),
      ),
  },
];

type PageQuestion = Omit<FeedQuestion, 'onCaughtUp'>;

async function inPages(
  data: Data,
  { params, query, serverTime }: ContractCall,
  cursor: string | null,
  answer: (question: PageQuestion) => Result<Iterable<Uint8Array>, CommerceError>,
): Promise<Answer> {
  const resource = params['resource'] ?? '';
  if (!isResource(resource)) return noSuchFeed(resource);
  const assortment = assortmentOf(data, query);
  if (assortment === undefined) return noSuchAssortment;
  return checked(limitSchema, query.get('limit') ?? String(defaultPage), (wanted) => {
    const page = answer({ resource, assortment, cursor, limit: Math.min(wanted, mostLines), serverTime });
    return page.ok ? ndjson(page.value) : refusal(page.problem);
  });
}

async function inPartitions(
  data: Data,
  { params, query }: ContractCall,
  answer: (compared: Compared) => Answer | Promise<Answer>,
): Promise<Answer> {
  const resource = checkedResources.find((one) => one === params['resource']);
  if (resource === undefined) return noSuchFeed(params['resource'] ?? '');
  const assortment = assortmentOf(data, query);
  if (assortment === undefined) return noSuchAssortment;
  return checked(partitionsSchema, query.get('partitions'), (partitions) =>
    answer({ resource, assortment, partitions }),
  );
}

/** Null: everything. Undefined: something that there is not. */
function assortmentOf(data: Data, query: URLSearchParams): Assortment | null | undefined {
  const named = query.get('assortment');
  return named === null ? null : (findAssortment(data, named) ?? undefined);
}

const noSuchAssortment = refusal({ kind: 'Invalid', message: 'There is no category of the name of this assortment.' });

const isResource = (name: string): name is Resource => Object.hasOwn(feedRows, name);

const noSuchFeed = (name: string): Answer =>
  refusal({ kind: 'NotFound', message: `There is no such list of "${name}".` });

const ndjson = (body: Iterable<Uint8Array>): Answer => ({ status: 200, type: 'application/x-ndjson', body });
