import * as v from 'valibot';
import { orderStatusSchema } from '../../contract/order-status.ts';
import { normaliseTicketCode } from '../../contract/ticket-code.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Data } from '../data/open-data.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { faultChangeSchema } from '../faults/fault.ts';
import { advanceOrder, listOrders, waitingCarts } from '../ledger/orders.ts';
import { listMessages } from '../ledger/messages.ts';
import { listRegistrations } from '../ledger/registrations.ts';
import type { Town } from '../town/town.ts';
import { json, refusal } from './answer.ts';
import { catalogLevers } from './catalog-levers.ts';
import type { FrontDoor } from './front-door.ts';
import { type LimitBoard, limitsChangeSchema } from './limits.ts';
import type { LiveEvents } from './live-events.ts';
import { checked, type Route } from './routes.ts';
import type { Traffic } from './traffic.ts';

export interface ControlDesk {
  readonly data: Data;
  readonly clock: Clock;
  readonly faults: FaultBoard;
  readonly town: Town;
  readonly live: LiveEvents;
  readonly door: FrontDoor;
  readonly limits: LimitBoard;
  readonly traffic: Traffic;
}

export interface ControlRoute extends Route {
  /** For `GET /control`, which lists them. */
  readonly does: string;
}

const mostOrders = 200;
const orderStepSchema = v.object({
  payment: v.optional(orderStatusSchema.entries.payment),
  fulfilment: v.optional(orderStatusSchema.entries.fulfilment),
});
const townChangeSchema = v.object({
  running: v.optional(v.boolean()),
  speed: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(100_000))),
});

/** The levers of the store, for its page and for tests. They are no part of the contract. */
export function controlRoutes(desk: ControlDesk): readonly ControlRoute[] {
  const routes = [
    ...faultRoutes(desk),
    ...orderRoutes(desk),
    ...catalogLevers(desk),
    ...limitRoutes(desk),
    ...storeRoutes(desk),
  ];
  const list = routes.map(({ method, path, does }) => ({ method, path, does }));
  return [...routes, { method: 'GET', path: '/control', does: 'This list.', handle: () => json({ routes: list }) }];
}

const faultRoutes = ({ faults, live }: ControlDesk): ControlRoute[] => [
  {
    method: 'GET',
    path: '/control/faults',
    does: 'All faults and how they are set.',
    handle: () => json({ faults: faults.list() }),
  },
  {
    method: 'PUT',
    path: '/control/faults/:kind',
    does: 'Sets one fault: {on, probability, route, next, ms}; what is left out goes back to its default.',
    handle: ({ params, body }) =>
      checked(faultChangeSchema, { ...(body as object), kind: params['kind'] }, (change) => {
        const fault = faults.set(change);
        live.nudge('faults');
        return json(fault);
      }),
  },
  {
    method: 'DELETE',
    path: '/control/faults',
    does: 'Switches all faults off.',
    handle: () => {
      faults.clear();
      live.nudge('faults');
      return json({ faults: faults.list() });
    },
  },
];

const orderRoutes = ({ data, clock, live }: ControlDesk): ControlRoute[] => [
  {
    method: 'GET',
    path: '/control/orders',
    does: 'The ledger, newest first; with ?ticket= only what begins so. Also the carts that wait at the till, what was registered, and what was written to shoppers.',
    handle: ({ query }) =>
      json({
        orders: listOrders(data, normaliseTicketCode(query.get('ticket') ?? ''), mostOrders),
        carts: waitingCarts(data, clock.now()),
        registrations: listRegistrations(data, normaliseTicketCode(query.get('ticket') ?? ''), mostOrders),
        messages: listMessages(data, normaliseTicketCode(query.get('ticket') ?? ''), mostOrders),
      }),
  },
  {
    method: 'PUT',
    path: '/control/orders/:order',
    does: 'Takes an order further: {payment, fulfilment}.',
    handle: ({ params, body }) =>
      checked(orderStepSchema, body, (step) => {
        const order = advanceOrder(data, params['order'] ?? '', step);
        if (order === null) return refusal({ kind: 'NotFound', message: 'There is no such order.' });
        live.nudge('orders');
        return json(order);
      }),
  },
];

const limitRoutes = ({ limits, traffic, live }: ControlDesk): ControlRoute[] => [
  {
    method: 'GET',
    path: '/control/limits',
    does: 'What the store asks of its kiosks.',
    handle: () => json(limits.now()),
  },
  {
    method: 'PUT',
    path: '/control/limits',
    does: 'Changes it: {requestsPerSecond, spreadMs, orders: open | closed, idempotency: uniqueKey | searchOnly}; what is left out stays.',
    handle: ({ body }) =>
      checked(limitsChangeSchema, body, (change) => {
        const now = limits.set(change);
        live.nudge('door');
        return json(now);
      }),
  },
  {
    method: 'GET',
    path: '/control/traffic',
    does: 'Who called when, oldest first.',
    handle: () => json({ calls: traffic.list() }),
  },
  {
    method: 'DELETE',
    path: '/control/traffic',
    does: 'Forgets who has called.',
    handle: () => {
      traffic.forget();
      return json({ calls: [] });
    },
  },
];

const storeRoutes = ({ town, live, door }: ControlDesk): ControlRoute[] => [
  { method: 'GET', path: '/control/town', does: 'How the town is doing.', handle: () => json(town.state()) },
  {
    method: 'PUT',
    path: '/control/town',
    does: 'Lets the town run or rest, faster or slower: {running, speed}.',
    handle: ({ body }) =>
      checked(townChangeSchema, body, (change) => {
        const state = town.set(change);
        live.nudge('town');
        return json(state);
      }),
  },
  {
    method: 'GET',
    path: '/control/movements',
    does: 'The last movements of stock; /control/events streams them.',
    handle: () => json({ movements: live.recent() }),
  },
  {
    method: 'GET',
    path: '/control/closed',
    does: 'Is the store closed?',
    handle: () => json({ closed: !door.isOpen(), url: door.url() }),
  },
  {
    method: 'PUT',
    path: '/control/closed',
    does: 'Closes the store, so that connections are refused, or opens it again: {closed}.',
    handle: ({ body, request }) =>
      checked(v.object({ closed: v.boolean() }), body, async ({ closed }) => {
        if (closed) await door.close(request.socket);
        else await door.open();
        live.nudge('door');
        return { ...json({ closed: !door.isOpen(), url: door.url() }), headers: { connection: 'close' } };
      }),
  },
];
