import { answer, inPath, inQuery, text, type Operation } from './openapi-operation.ts';

const container = inPath('container', 'The container, as `prepare` named it.');
const intentId = '01999a52-7c00-7000-8000-000000000001';
const euros = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The id of the intent.',
  schema: text,
} as const;

const head = {
  ...{ id: intentId, ticket: 'K7M4QR', kiosk: 'kiosk-1', store: 'loc-1', language: 'en' },
  createdAt: 1_760_000_000_000,
};
const registrationExample = {
  ...head,
  kind: 'back-in-stock',
  variant: 'a variant’s id',
  contact: { email: 'somebody@example.com' },
};

const intentExample = {
  kind: 'order',
  ...head,
  cart: 'cart-1',
  lines: [
    {
      product: 'a product’s sourceId',
      variant: 'one of its variants’ ids',
      sku: 'its sku',
      title: 'Storm shell, three-layer',
      quantity: 1,
      fulfilment: { how: 'collect', location: 'loc-1' },
      priceSeen: euros(18_900),
      promise: { band: 'just-checked', ageMs: 4_000, quantitySeen: 4, probability: null },
    },
  ],
  total: euros(18_900),
  payment: 'till',
  onChange: 'ask',
};

const messageExample = {
  ...{ id: `${intentId}-1760000000000`, intent: intentId, ticket: 'K7M4QR', store: 'loc-1', language: 'en' },
  contact: { email: 'somebody@example.com' },
  question: { about: 'price', newTotal: euros(19_900) },
  total: euros(18_900),
};

export const orderOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/orders/prepare',
    id: 'prepare',
    group: 'Orders',
    summary: 'Put an order down, without placing it',
    description:
      'The same intent gives the same container, however often it is sent. With another content it is another one and the first is void, as long as nothing was placed under this id.',
    asks: { message: 'OrderIntent', example: intentExample },
    answers: answer('Container', 'Where it lies until it is committed.'),
    refusals: {
      422: 'KeyReuse: something was placed under this id, with another content. Unsupported: only orders and carts are prepared. Invalid: with the issues.',
    },
  },
  {
    method: 'post',
    path: '/v1/containers/{container}/quote',
    id: 'quote',
    group: 'Orders',
    summary: 'What it costs today, and what there is of it',
    parameters: [container],
    answers: answer('Quote', 'The total and each line.'),
    refusals: { 404: 'NotFound: there is no such container.', 409: 'OutOfStock: some of it is not sold any more.' },
  },
  {
    method: 'post',
    path: '/v1/containers/{container}/commit',
    id: 'commit',
    group: 'Orders',
    summary: 'Place it',
    description: 'Committed twice it is one order: the second answer is the first one’s.',
    parameters: [container, idempotencyKey],
    asks: { message: 'CommitRequest', example: { intentId, expectedTotal: euros(18_900) } },
    answers: answer('CommitOutcome', 'The order as placed.'),
    refusals: {
      404: 'NotFound: there is no such container.',
      409: 'PriceChanged, with the new total. OutOfStock, with the variants. Stale: the container has expired. The body also says `outcome: rejected`.',
      422: 'KeyReuse: the container belongs to another intent. Invalid: the key is not the intent’s id, or the body does not fit.',
    },
  },
  {
    method: 'get',
    path: '/v1/orders/lookup',
    id: 'lookup',
    group: 'Orders',
    summary: 'Was it placed?',
    description: 'Ask by one of the three. `absent` is a statement: it was not placed.',
    parameters: [
      inQuery('intent', 'The intent’s id.'),
      inQuery('container', 'The container’s id.'),
      inQuery('ticket', 'The ticket code that the shopper has.'),
    ],
    answers: answer('Lookup', 'Found, registered or absent.'),
  },
  {
    method: 'get',
    path: '/v1/orders/{order}/status',
    id: 'status',
    group: 'Orders',
    summary: 'How an order is doing',
    parameters: [inPath('order', 'The order’s id.')],
    answers: answer('OrderStatus', 'Payment and fulfilment.'),
    refusals: { 404: 'NotFound: there is no such order.' },
  },
  {
    method: 'post',
    path: '/v1/containers/{container}/handoff',
    id: 'handoff',
    group: 'Orders',
    summary: 'Let somebody else finish it',
    parameters: [container],
    answers: answer('Handoff', 'An address or a ticket with which it goes on elsewhere.'),
    refusals: { 404: 'NotFound: there is no such container.' },
  },
  {
    method: 'post',
    path: '/v1/orders/{order}/cancel',
    id: 'cancel',
    group: 'Orders',
    summary: 'Take an order back',
    description: 'Cancelled twice it is cancelled; what it had taken from the shelves is given back once.',
    parameters: [inPath('order', 'The order’s id.'), idempotencyKey],
    asks: { message: 'CancelRequest', example: { intentId } },
    answers: answer('CancelOutcome', 'The order, cancelled.'),
    refusals: {
      404: 'NotFound: there is no such order.',
      422: 'Invalid: it is too late, the order has been paid or handed over; or the key is not the intent’s id.',
    },
  },
  {
    method: 'post',
    path: '/v1/registrations',
    id: 'register',
    group: 'Orders',
    summary: 'Put down a customer, or who wants to hear when something is back',
    description: 'The same intent is put down once, however often it is sent.',
    parameters: [idempotencyKey],
    asks: { message: 'OrderIntent', example: registrationExample },
    answers: answer('RegisterOutcome', 'What was put down.'),
    refusals: {
      422: 'KeyReuse: the same id with another content. Unsupported: this kind is not registered. Invalid: with the issues.',
    },
  },
  {
    method: 'post',
    path: '/v1/messages',
    id: 'write',
    group: 'Orders',
    summary: 'Write to a shopper whose order asks something',
    description:
      'In words of the platform’s own. The same message is written once, however often it is sent. Only where `capabilities.writes` says so.',
    parameters: [idempotencyKey],
    asks: { message: 'Message', example: messageExample },
    answers: answer('Written', 'It is on its way.'),
  },
];
