import { checkedResources, mostPartitions } from './checksums.ts';
import { resources } from './feed.ts';
import { answer, inPath, inQuery, type Operation } from './openapi-operation.ts';

const page = { page: { next: '…', complete: true, epoch: '…', serverTime: 1_760_000_000_000 } };

const pageExample = [
  '{"upsert":{"sourceId":"…","available":4,"…":"…"}}',
  '{"prices":{"context":{},"taxIncluded":true,"currency":"EUR","exponent":2,"suffix":"-eur","of":[["…",1995,null],["…",990,1290]]}}',
  '{"levels":{"variant":"…","policy":"deny","confidence":"exact","at":[["…",4],["…",0]]}}',
  '{"tombstone":{"sourceId":"…","deletedAt":1760000000000}}',
  JSON.stringify(page),
].join('\n');

const resource = {
  name: 'resource',
  in: 'path',
  required: true,
  description: 'Which rows.',
  schema: { type: 'string', enum: resources },
} as const;
const checkedResource = { ...resource, schema: { type: 'string', enum: checkedResources } } as const;

const assortment = inQuery(
  'assortment',
  'A category: only what is in it or below it. Left out: everything. Another assortment needs another export.',
);

const partitions = {
  ...inQuery('partitions', 'Into how many parts the rows are dealt: `crc32(sourceId) % partitions`.', {
    type: 'integer',
    minimum: 1,
    maximum: mostPartitions,
  }),
  required: true,
};

export const catalogOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/token',
    id: 'token',
    group: 'Access',
    summary: 'Get a token',
    description: 'Send it with every other call as `Authorization: Bearer …`. Here: press “Authorize” and paste it.',
    asks: { message: 'TokenRequest', example: { client: 'kiosk-1', secret: 'anything' } },
    answers: answer('Token', 'A token and when it expires.'),
    open: true,
  },
  {
    method: 'get',
    path: '/v1/info',
    id: 'info',
    group: 'Access',
    summary: 'What this store speaks and can do',
    answers: answer('Info', 'The contract’s version, the epoch of the data and the capabilities.'),
  },
  {
    method: 'get',
    path: '/v1/feed/{resource}',
    id: 'changes',
    group: 'Catalog',
    summary: 'What changed since a cursor; without one, everything',
    description:
      'Lines of JSON: rows (`upsert`), several prices at once (`prices`, in the feed of prices), all places of a variant at once (`levels`, in ' +
      'the feed of stock, with when each was last counted and received where that is known), deletions (`tombstone`) and exactly one last line (`page`). A page without its last line was cut, and none of it counts. Hand back `next` as `cursor`, also when `complete` is true. A row may come twice; its last word comes last.',
    parameters: [
      resource,
      inQuery('cursor', 'Where the last page ended. Left out: a full export.'),
      inQuery(
        'limit',
        'Lines of a page, at most `maxPage` of the capabilities. A line of `prices` counts for as many as it holds.',
        {
          type: 'integer',
          minimum: 1,
          default: 1_000,
        },
      ),
      assortment,
    ],
    answers: {
      type: 'application/x-ndjson',
      message: 'FeedLine',
      description: 'A page, line by line.',
      example: pageExample,
    },
    refusals: {
      410: 'CursorTooOld: the cursor belongs to other data, or deletions since then are forgotten. Export everything again.',
    },
  },
  {
    method: 'get',
    path: '/v1/hints',
    id: 'hints',
    group: 'Catalog',
    summary: 'Hear when something has changed',
    description:
      'Server-sent events, at most four a second; a comment now and then says that the line stands. A hint says which feeds have news, ' +
      'not which: ask them. Where `hints` of the capabilities is not true, ask now and then.',
    answers: {
      type: 'text/event-stream',
      message: 'Hint',
      description: 'An event `changed` with a hint as its data.',
      example: 'event: changed\ndata: {"resources":["stock"]}\n\n',
    },
  },
  {
    method: 'get',
    path: '/v1/feed/{resource}/checksums',
    id: 'checksums',
    group: 'Catalog',
    summary: 'All rows in a few numbers, to compare with',
    description:
      'Each row is in one partition; the crc32 of its text is added to that partition’s sum, modulo 2^32. The text is, by resource, ' +
      '`sourceId|sourceUpdatedAt`, `sourceId|minor|compareAt` (the minor units; empty without) or `sourceId|available|policy`.',
    parameters: [checkedResource, partitions, assortment],
    answers: answer('Checksums', 'The sums, and the moment at which they are true.'),
    refusals: { 409: 'Stale: the rows changed while they were added up. Ask again.' },
  },
  {
    method: 'get',
    path: '/v1/feed/{resource}/partition/{partition}',
    id: 'partition',
    group: 'Catalog',
    summary: 'The rows of one partition',
    description:
      'For a kiosk whose own sum differs. The page’s `next` is the moment at which this is true; it does not continue the feed.',
    parameters: [checkedResource, inPath('partition', 'Which one, from 0.'), partitions, assortment],
    answers: {
      type: 'application/x-ndjson',
      message: 'FeedLine',
      description: 'A page, line by line.',
      example: pageExample,
    },
  },
  {
    method: 'get',
    path: '/v1/feed/{resource}/ids',
    id: 'ids',
    group: 'Catalog',
    summary: 'The ids of all rows',
    description: 'For finding what is gone where no tombstones are told. In pages, as the feed itself.',
    parameters: [
      resource,
      inQuery('after', 'Where the last page ended. Left out: from the beginning.'),
      inQuery('limit', 'Ids of a page.', { type: 'integer', minimum: 1, default: 1_000 }),
      assortment,
    ],
    answers: {
      type: 'application/x-ndjson',
      message: 'IdLine',
      description: 'An id a line, and the page’s end.',
      example: ['{"id":"…"}', JSON.stringify(page)].join('\n'),
    },
  },
  {
    method: 'get',
    path: '/v1/stock',
    id: 'stockNow',
    group: 'Catalog',
    summary: 'Stock of one variant at all locations, now',
    parameters: [{ ...inQuery('variant', 'The variant’s id.'), required: true }],
    answers: answer('StockAnswer', 'A row for each location.'),
    refusals: { 404: 'NotFound: there is no such variant.' },
  },
  {
    method: 'get',
    path: '/v1/media/{media}',
    id: 'media',
    group: 'Catalog',
    summary: 'A picture',
    parameters: [inPath('media', 'The picture’s id. Another picture has another id: keep it as long as you like.')],
    answers: { type: 'image/svg+xml', description: 'The picture.' },
    refusals: { 404: 'NotFound: there is no such picture.' },
  },
];
