import * as v from 'valibot';
import { addressSchema, contactSchema, customerSchema } from './customer.ts';
import { moneySchema } from './money.ts';
import { identifierSchema, instantSchema, languageSchema } from './primitives.ts';
import { ticketCodeSchema } from './ticket-code.ts';

/** Persisted and sent before anything else knows of it; one id for every attempt, for ever. */
export const intentIdSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);

const fulfilmentSchema = v.variant('how', [
  v.object({ how: v.literal('take') }),
  v.object({ how: v.literal('collect'), location: identifierSchema }),
  v.object({ how: v.literal('ship'), address: addressSchema }),
]);
export type Fulfilment = v.InferOutput<typeof fulfilmentSchema>;

/** What the shopper was told about stock when they chose. Travels with the line, so that a broken promise can be seen. */
const promiseSchema = v.object({
  band: v.picklist(['just-checked', 'likely', 'ask', 'unknown', 'out']),
  /** Age of the figure when it was promised; null when it could not be known. */
  ageMs: v.nullable(v.pipe(v.number(), v.minValue(0))),
  quantitySeen: v.nullable(v.pipe(v.number(), v.integer())),
  probability: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});
export type StockPromise = v.InferOutput<typeof promiseSchema>;

const goods = {
  product: identifierSchema,
  variant: identifierSchema,
  sku: v.pipe(v.string(), v.maxLength(64)),
  title: v.pipe(v.string(), v.maxLength(300)),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
  priceSeen: moneySchema,
  promise: promiseSchema,
  /** The associate who helped, by staff number. */
  helper: v.optional(v.pipe(v.string(), v.maxLength(32))),
} as const;

const orderLineSchema = v.object({ ...goods, fulfilment: fulfilmentSchema });
export type OrderLine = v.InferOutput<typeof orderLineSchema>;

/** Whither it is to be sent is asked where the cart goes on. */
const carriedLineSchema = v.object({
  ...goods,
  fulfilment: v.variant('how', [
    v.object({ how: v.literal('take') }),
    v.object({ how: v.literal('collect'), location: identifierSchema }),
    v.object({ how: v.literal('ship'), address: v.optional(addressSchema) }),
  ]),
});
export type CarriedLine = v.InferOutput<typeof carriedLineSchema>;

const someOf = <Line extends v.GenericSchema>(line: Line) => v.pipe(v.array(line), v.minLength(1), v.maxLength(100));

const intentHead = {
  id: intentIdSchema,
  ticket: ticketCodeSchema,
  kiosk: identifierSchema,
  store: identifierSchema,
  language: languageSchema,
  createdAt: instantSchema,
} as const;

const cartBody = {
  ...intentHead,
  /** The cart this empties. A cart whose id is in the journal is gone at the next start. */
  cart: identifierSchema,
  total: moneySchema,
  contact: v.optional(contactSchema),
} as const;

const orderSchema = v.object({
  ...cartBody,
  kind: v.literal('order'),
  lines: someOf(orderLineSchema),
  payment: v.picklist(['till', 'link']),
  onChange: v.picklist(['accept-if-not-dearer', 'ask', 'cancel']),
});
export type Order = v.InferOutput<typeof orderSchema>;

const handOffSchema = v.object({
  ...cartBody,
  kind: v.literal('cart-hand-off'),
  lines: someOf(carriedLineSchema),
});
export type CartHandOff = v.InferOutput<typeof handOffSchema>;

export const orderIntentSchema = v.variant('kind', [
  orderSchema,
  handOffSchema,
  v.object({ ...intentHead, kind: v.literal('cancel'), order: intentIdSchema }),
  v.object({ ...intentHead, kind: v.literal('customer'), customer: customerSchema }),
  v.object({ ...intentHead, kind: v.literal('back-in-stock'), variant: identifierSchema, contact: contactSchema }),
  v.object({
    ...intentHead,
    kind: v.literal('print'),
    document: v.variant('what', [v.object({ what: v.literal('ticket'), order: intentIdSchema })]),
  }),
]);
export type OrderIntent = v.InferOutput<typeof orderIntentSchema>;
/** What is not about goods on their way: one call puts it down. */
export type Registering = Extract<OrderIntent, { kind: 'customer' | 'back-in-stock' }>;

/** Every kind there is, for whoever lists them by it. */
export const intentKindSchema = v.picklist(['order', 'cart-hand-off', 'cancel', 'customer', 'back-in-stock', 'print']);
export type IntentKind = v.InferOutput<typeof intentKindSchema>;
