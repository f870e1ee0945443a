import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { cancelOutcomeSchema, cancelRequestSchema } from './cancel.ts';
import { checksumsSchema, idLineSchema } from './checksums.ts';
import { categorySchema } from './category.ts';
import { commerceErrorSchema, errorAnswerSchema } from './commerce-error.ts';
import { commitOutcomeSchema, commitRequestSchema, lookupSchema } from './commit.ts';
import { containerSchema, handoffSchema, quoteSchema } from './container.ts';
import { feedRows, pageEndSchema, resources, stockAnswerSchema, tombstoneSchema } from './feed.ts';
import { hintSchema } from './hint.ts';
import { capabilitiesSchema, infoSchema } from './info.ts';
import { locationSchema } from './location.ts';
import { mediaSchema } from './media.ts';
import { moneySchema } from './money.ts';
import { catalogOperations } from './openapi-catalog.ts';
import type { Operation } from './openapi-operation.ts';
import { orderOperations } from './openapi-orders.ts';
import { messageSchema, writtenSchema } from './message.ts';
import { orderIntentSchema } from './order-intent.ts';
import { orderStatusSchema } from './order-status.ts';
import { priceSchema, pricesSchema } from './price.ts';
import { productSchema } from './product.ts';
import { promotionSchema } from './promotion.ts';
import { registerOutcomeSchema, registrationSchema } from './registration.ts';
import { stockLevelsSchema, stockSchema } from './stock.ts';
import { tokenRequestSchema, tokenSchema } from './token.ts';
import { variantSchema } from './variant.ts';
import { contractVersion } from './version.ts';

/** Every message by the name it has in the document. What one contains of another becomes a reference. */
const messages = {
  Money: moneySchema,
  Media: mediaSchema,
  Variant: variantSchema,
  Location: locationSchema,
  Category: categorySchema,
  Promotion: promotionSchema,
  Product: productSchema,
  Price: priceSchema,
  Prices: pricesSchema,
  Stock: stockSchema,
  StockLevels: stockLevelsSchema,
  Tombstone: tombstoneSchema,
  PageEnd: pageEndSchema,
  StockAnswer: stockAnswerSchema,
  Checksums: checksumsSchema,
  Id: idLineSchema,
  Hint: hintSchema,
  Capabilities: capabilitiesSchema,
  Info: infoSchema,
  TokenRequest: tokenRequestSchema,
  Token: tokenSchema,
  OrderIntent: orderIntentSchema,
  Container: containerSchema,
  Quote: quoteSchema,
  CommitRequest: commitRequestSchema,
  CommitOutcome: commitOutcomeSchema,
  Lookup: lookupSchema,
  OrderStatus: orderStatusSchema,
  CancelRequest: cancelRequestSchema,
  CancelOutcome: cancelOutcomeSchema,
  Registration: registrationSchema,
  RegisterOutcome: registerOutcomeSchema,
  Message: messageSchema,
  Written: writtenSchema,
  Handoff: handoffSchema,
  CommerceError: commerceErrorSchema,
  ErrorAnswer: errorAnswerSchema,
} as const;
export type MessageName = keyof typeof messages | 'FeedLine' | 'IdLine';

const refTo = (name: MessageName) => ({ $ref: `#/components/schemas/${name}` });

/** The contract over HTTP as an OpenAPI 3.1 document, made from the same schemas that check every message. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Endcap commerce contract',
      version: String(contractVersion),
      description:
        'What a kiosk needs of a commerce platform: a feed of changes, and orders that are placed exactly once. Times are milliseconds since 1970, ' +
        'money is in minor units. Whatever is refused names its reason as data in `error.kind`; the message is for people.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'Access' }, { name: 'Catalog' }, { name: 'Orders' }],
    security: [{ token: [] }],
    paths: pathsOf([...catalogOperations, ...orderOperations]),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'From `POST /v1/token`.' } },
      schemas: { ...toJsonSchemaDefs(messages, conversion), FeedLine: feedLine, IdLine: idLine },
    },
  };
}

const conversion = {
  target: 'draft-2020-12',
  typeMode: 'input',
  overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
} as const;

/** In the contract a line's row is checked by the schema of its resource; here all of them are named. */
const rowNames = resources.map((resource) => {
  const name = (Object.keys(messages) as (keyof typeof messages)[]).find((one) => messages[one] === feedRows[resource]);
  if (name === undefined) throw new Error(`The rows of "${resource}" have no name in the document`);
  return name;
});

const only = (key: string, schema: object) => ({ type: 'object', properties: { [key]: schema }, required: [key] });
const feedLine = {
  oneOf: [
    only('upsert', { anyOf: rowNames.map(refTo) }),
    only('prices', refTo('Prices')),
    only('levels', refTo('StockLevels')),
    only('tombstone', refTo('Tombstone')),
    only('page', refTo('PageEnd')),
  ],
};

const idLine = { oneOf: [refTo('Id'), only('page', refTo('PageEnd'))] };

function pathsOf(all: readonly Operation[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of all) (paths[operation.path] ??= {})[operation.method] = describe(operation);
  return paths;
}

function describe({ id, group, summary, description, parameters, asks, answers, refusals, open }: Operation): object {
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description !== undefined && { description }),
    ...(parameters !== undefined && { parameters }),
    ...(asks !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo(asks.message), example: asks.example } },
      },
    }),
    responses: {
      200: { description: answers.description, content: { [answers.type]: contentOf(answers) } },
      ...refused(refusals, open),
    },
    ...(open && { security: [] }),
  };
}

function contentOf(answers: Operation['answers']): object {
  if (answers.type === 'image/svg+xml') return { schema: { type: 'string' } };
  const schema = refTo(answers.message);
  return answers.type === 'application/json' ? { schema } : { schema, example: answers.example };
}

const everyCall: Readonly<Record<number, string>> = {
  401: 'Auth: no token, or it has expired.',
  422: 'Invalid: what was sent does not fit the contract.',
  429: 'RateLimited: wait as long as `Retry-After` says.',
  503: 'Transient: not now; nothing happened.',
};

function refused(own: Operation['refusals'], open: true | undefined): Record<string, object> {
  const all = Object.entries({ ...everyCall, ...own }).filter(([status]) => !(open && status === '401'));
  const content = { 'application/json': { schema: refTo('ErrorAnswer') } };
  return Object.fromEntries(all.map(([status, description]) => [status, { description, content }]));
}
