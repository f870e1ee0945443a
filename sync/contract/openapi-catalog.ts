import { resources } from './feed.ts';
import { answer, inPath, inQuery, type Operation } from './openapi-operation.ts';

const pageExample = [
  '{"upsert":{"sourceId":"…","available":4,"…":"…"}}',
  '{"tombstone":{"sourceId":"…","deletedAt":1760000000000}}',
  '{"page":{"next":"…","complete":true,"epoch":"…","serverTime":1760000000000}}',
].join('\n');

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
      'Lines of JSON: rows (`upsert`), deletions (`tombstone`) and exactly one last line (`page`). A page without its last line was cut, ' +
      'and none of it counts. Hand back `next` as `cursor`, also when `complete` is true. A row may come twice; its last word comes last.',
    parameters: [
      {
        name: 'resource',
        in: 'path',
        required: true,
        description: 'Which rows.',
        schema: { type: 'string', enum: resources },
      },
      inQuery('cursor', 'Where the last page ended. Left out: a full export.'),
      inQuery('limit', 'Rows of a page, at most `maxPage` of the capabilities.', {
        type: 'integer',
        minimum: 1,
        default: 1_000,
      }),
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
