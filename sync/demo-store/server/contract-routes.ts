import { randomUUID } from 'node:crypto';
import type { CommerceError } from '../../contract/commerce-error.ts';
import { cancelRequestSchema } from '../../contract/cancel.ts';
import { commitRequestSchema, type CommitRequest } from '../../contract/commit.ts';
import type { Info } from '../../contract/info.ts';
import { messageSchema, type Message } from '../../contract/message.ts';
import { orderIntentSchema, type OrderIntent } from '../../contract/order-intent.ts';
import { tokenRequestSchema } from '../../contract/token.ts';
import { contractVersion } from '../../contract/version.ts';
import type { Result } from '../../kernel/result.ts';
import { parseMediaId } from '../catalog/media-id.ts';
import type { Data } from '../data/open-data.ts';
import { findVariant, stockOfVariant, type Movement } from '../data/shelf.ts';
import { cancelOrder } from '../ledger/cancel.ts';
import { commit } from '../ledger/commit.ts';
import { findContainer, handOff, prepare, priceContainer } from '../ledger/container.ts';
import { quoteOf } from '../ledger/lines.ts';
import { writeMessage } from '../ledger/messages.ts';
import { findOrder } from '../ledger/orders.ts';
import { findRegistration, register } from '../ledger/registrations.ts';
import { drawPicture } from '../pictures/draw.ts';
import { json, refusal, type Answer } from './answer.ts';
import { feedRoutes, mostLines, type FeedCounter } from './feed-routes.ts';
import type { LimitBoard, Limits } from './limits.ts';
import { checked, type Call, type Route } from './routes.ts';
import type { Tokens } from './tokens.ts';

/** A call as the contract sees it: with the time that this store believes it is. */
export interface ContractCall extends Call {
  readonly serverTime: number;
}

export interface ContractRoute extends Route {
  /** The name under which faults know it. */
  name(params: Readonly<Record<string, string>>): string;
  readonly open?: true;
  handle(call: ContractCall): Answer | Promise<Answer>;
}

const capabilities: Omit<Info['capabilities'], keyof Limits> = {
  // Intent ids are unique in the ledger for ever, where they are keys at all; a century says so in a number.
  keyTtlMs: 100 * 365 * 24 * 3_600_000,
  lookupLagMs: 0,
  tombstones: 'feed',
  stockStamp: true,
  maxPage: mostLines,
  hints: true,
  checksums: true,
  writes: true,
};

export interface Counter extends FeedCounter {
  readonly tokens: Tokens;
  readonly limits: LimitBoard;
  onOrder(moved: readonly Movement[]): void;
}

export function contractRoutes(counter: Counter): readonly ContractRoute[] {
  const { data, tokens, limits } = counter;
  const named = (name: string) => () => name;
  return [
    {
      method: 'POST',
      path: '/v1/token',
      name: named('token'),
      open: true,
      // A demonstration: whoever gives any name and any secret is let in.
      handle: ({ body }) => checked(tokenRequestSchema, body, ({ client }) => json(tokens.issue(client))),
    },
    {
      method: 'GET',
      path: '/v1/info',
      name: named('info'),
      handle: ({ serverTime }) =>
        json({
          ...{ contract: contractVersion, epoch: data.epoch, serverTime },
          capabilities: { ...capabilities, ...limits.now() },
        } satisfies Info),
    },
    ...feedRoutes(counter),
    { method: 'GET', path: '/v1/stock', name: named('stock'), handle: (call) => stockNow(data, call) },
    { method: 'GET', path: '/v1/media/:id', name: named('media'), handle: ({ params }) => picture(params['id'] ?? '') },
    {
      method: 'POST',
      path: '/v1/orders/prepare',
      name: named('prepare'),
      handle: ({ body, serverTime }) =>
        checked(orderIntentSchema, body, (intent) =>
          answered(prepare(data, intent, serverTime, () => `container-${randomUUID()}`)),
        ),
    },
    { method: 'GET', path: '/v1/orders/lookup', name: named('lookup'), handle: ({ query }) => lookup(data, query) },
    {
      method: 'GET',
      path: '/v1/orders/:order/status',
      name: named('status'),
      handle: ({ params }) => found(findOrder(data, 'id', params['order'] ?? ''), 'There is no such order.'),
    },
    {
      method: 'POST',
      path: '/v1/containers/:container/quote',
      name: named('quote'),
      handle: ({ params }) => quote(data, params['container'] ?? ''),
    },
    {
      method: 'POST',
      path: '/v1/containers/:container/commit',
      name: named('commit'),
      handle: (call) =>
        checked(commitRequestSchema, call.body, (request) =>
          keyed(call, request.intentId, () => placeOrder(counter, call, request)),
        ),
    },
    {
      method: 'POST',
      path: '/v1/containers/:container/handoff',
      name: named('handoff'),
      handle: ({ params, serverTime }) => answered(handOff(data, params['container'] ?? '', serverTime)),
    },
    {
      method: 'POST',
      path: '/v1/orders/:order/cancel',
      name: named('cancel'),
      handle: (call) =>
        checked(cancelRequestSchema, call.body, ({ intentId }) =>
          keyed(call, intentId, () => takeBack(counter, call.params['order'] ?? '')),
        ),
    },
    {
      method: 'POST',
      path: '/v1/registrations',
      name: named('register'),
      handle: (call) =>
        checked(orderIntentSchema, call.body, (intent) => keyed(call, intent.id, () => putDown(counter, intent))),
    },
    {
      method: 'POST',
      path: '/v1/messages',
      name: named('write'),
      handle: (call) =>
        checked(messageSchema, call.body, (message) => keyed(call, message.id, () => write(counter, message))),
    },
  ];
}

/** Whoever sends something that must happen once names its key twice: it cannot be meant for another. */
function keyed(call: ContractCall, intentId: string, act: () => Answer): Answer {
  if (call.request.headers['idempotency-key'] === intentId) return act();
  return refusal({ kind: 'Invalid', message: 'The header Idempotency-Key must be the id of the intent.' });
}

const answered = (result: Result<unknown, CommerceError>): Answer =>
  result.ok ? json(result.value) : refusal(result.problem);

const found = (value: unknown, otherwise: string): Answer =>
  value === null ? refusal({ kind: 'NotFound', message: otherwise }) : json(value);

function stockNow(data: Data, { query, serverTime }: ContractCall): Answer {
  const variant = findVariant(data, query.get('variant') ?? '');
  if (variant === null) return refusal({ kind: 'NotFound', message: 'There is no such variant.' });
  return json({ stock: stockOfVariant(data, variant, serverTime), serverTime });
}

/** An id names one drawing for ever. */
const pictureHeaders = { 'cache-control': 'public, max-age=31536000, immutable' };

export function picture(id: string): Answer {
  const parts = parseMediaId(id);
  if (parts === null) return refusal({ kind: 'NotFound', message: 'There is no such picture.' });
  return { status: 200, type: 'image/svg+xml', headers: pictureHeaders, body: drawPicture(parts) };
}

function lookup(data: Data, query: URLSearchParams): Answer {
  for (const by of ['intent', 'container', 'ticket'] as const) {
    const value = query.get(by);
    if (value === null) continue;
    const order = findOrder(data, by, value);
    if (order !== null) return json({ result: 'found', order });
    const registration = by === 'intent' ? findRegistration(data, value) : null;
    return json(registration === null ? { result: 'absent' } : { result: 'registered', registration });
  }
  return refusal({ kind: 'Invalid', message: 'Ask by intent, container or ticket.' });
}

function quote(data: Data, id: string): Answer {
  const container = findContainer(data, id);
  if (!container.ok) return refusal(container.problem);
  const lines = priceContainer(data, container.value);
  return lines.ok ? json(quoteOf(data, id, lines.value)) : refusal(lines.problem);
}

function placeOrder({ data, limits, onOrder }: Counter, { params }: ContractCall, body: CommitRequest): Answer {
  const keys = limits.now().idempotency === 'searchOnly' ? 'repeated' : 'unique';
  const outcome = commit(data, params['container'] ?? '', body, keys);
  if (!outcome.ok) return refusal(outcome.problem, { outcome: 'rejected' });
  onOrder(outcome.value.moved);
  return json({ outcome: 'placed', order: outcome.value.order });
}

function takeBack({ data, onOrder }: Counter, id: string): Answer {
  const order = cancelOrder(data, id);
  if (!order.ok) return refusal(order.problem, { outcome: 'rejected' });
  onOrder([]);
  return json({ outcome: 'cancelled', order: order.value });
}

function write({ data, onOrder }: Counter, message: Message): Answer {
  writeMessage(data, message);
  onOrder([]);
  return json({ id: message.id });
}

function putDown({ data, onOrder }: Counter, intent: OrderIntent): Answer {
  const registration = register(data, intent);
  if (!registration.ok) return refusal(registration.problem, { outcome: 'rejected' });
  onOrder([]);
  return json({ outcome: 'registered', registration: registration.value });
}
