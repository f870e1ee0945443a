import type * as v from 'valibot';
import { cancelOutcomeSchema } from '../../contract/cancel.ts';
import { checksumsSchema } from '../../contract/checksums.ts';
import { classifyFailure } from '../../contract/classify.ts';
import type { CommerceError } from '../../contract/commerce-error.ts';
import { commitOutcomeSchema, lookupSchema } from '../../contract/commit.ts';
import type { CatalogPort, LookupKey, OrderPort } from '../../contract/commerce-port.ts';
import { containerSchema, handoffSchema, quoteSchema } from '../../contract/container.ts';
import { stockAnswerSchema } from '../../contract/feed.ts';
import { infoSchema } from '../../contract/info.ts';
import { writtenSchema } from '../../contract/message.ts';
import { orderStatusSchema } from '../../contract/order-status.ts';
import { registerOutcomeSchema } from '../../contract/registration.ts';
import { contractVersion, oldestUnderstoodContract } from '../../contract/version.ts';
import { fail, succeed } from '../../kernel/result.ts';
import type { Connector } from '../connector.ts';
import { guardedBody } from '../guarded-body.ts';
import { feedPage } from './feed-page.ts';
import { listenToHints } from './hint-stream.ts';
import { type StoreAccess, storeCalls, type StoreCalls } from './store-calls.ts';

/** Somebody stands there and waits for the answer. */
const liveStockDeadlineMs = 3_000;
const infoDeadlineMs = 5_000;
/** Nobody waits, and giving up a commit early costs a look-up: generous. */
const orderDeadlineMs = 15_000;
const pictureDeadlineMs = 10_000;
/** Millions of rows are added up for it, between the store's other business. */
const checksumsDeadlineMs = 60_000;

/** The demo store speaks the contract natively, so there is nothing to translate: only to ask, to wait, and to believe nothing unread. */
export function demoConnector(access: StoreAccess): Connector {
  const calls = storeCalls(access);
  return {
    orders: orderPort(calls),
    catalog: catalogPort(calls, access),
    async picture(media) {
      const path = `media/${encodeURIComponent(media)}`;
      const answer = await calls.stream({ step: 'read', path, deadlineMs: pictureDeadlineMs });
      if (!answer.ok) return answer;
      const { body, headers } = answer.value.response;
      const contentType = headers.get('content-type');
      if (body === null || contentType?.startsWith('image/') !== true) {
        answer.value.giveUp();
        return fail(classifyFailure('read', { kind: 'unreadable' }));
      }
      return succeed({ contentType, body: guardedBody(body, answer.value) });
    },
  };
}

function orderPort(calls: StoreCalls): OrderPort {
  const deadlineMs = orderDeadlineMs;
  const of = (container: string) => `containers/${encodeURIComponent(container)}`;
  /** What must happen once, however often it is sent: under the key that the store remembers. */
  const once = <Schema extends v.GenericSchema>(path: string, key: string, post: unknown, schema: Schema) =>
    calls.json({ step: 'commit', path, deadlineMs, post, headers: { 'idempotency-key': key } }, schema);
  return {
    prepare: (intent) =>
      calls.json({ step: 'prepare', path: 'orders/prepare', deadlineMs, post: intent }, containerSchema),
    quote: (container) =>
      calls.json({ step: 'quote', path: `${of(container)}/quote`, deadlineMs, post: {} }, quoteSchema),
    async commit(container, request) {
      const answer = await once(`${of(container)}/commit`, request.intentId, request, commitOutcomeSchema);
      return answer.ok ? answer.value : notDone(answer.problem);
    },
    async lookup(by) {
      const path = `orders/lookup?${queryOf(by)}`;
      const answer = await calls.json({ step: 'lookup', path, deadlineMs }, lookupSchema);
      return answer.ok ? answer.value : { result: 'unknown', error: answer.problem };
    },
    status: (order) =>
      calls.json({ step: 'read', path: `orders/${encodeURIComponent(order)}/status`, deadlineMs }, orderStatusSchema),
    handoff: (container) =>
      calls.json({ step: 'prepare', path: `${of(container)}/handoff`, deadlineMs, post: {} }, handoffSchema),
    async cancel(order, request) {
      const path = `orders/${encodeURIComponent(order)}/cancel`;
      const answer = await once(path, request.intentId, request, cancelOutcomeSchema);
      return answer.ok ? answer.value : notDone(answer.problem);
    },
    write: (message) => once('messages', message.id, message, writtenSchema),
    async register(intent) {
      const answer = await once('registrations', intent.id, intent, registerOutcomeSchema);
      return answer.ok ? answer.value : notDone(answer.problem);
    },
  };
}

const notDone = (error: CommerceError) =>
  error.kind === 'Ambiguous' ? ({ outcome: 'ambiguous', error } as const) : ({ outcome: 'rejected', error } as const);

function queryOf(by: LookupKey): string {
  const [[name, value] = ['', '']] = Object.entries(by);
  return `${name}=${encodeURIComponent(value)}`;
}

function catalogPort(calls: StoreCalls, { clock, assortment }: StoreAccess): CatalogPort {
  const page = (path: string, asked: Asked) => feedPage(calls, `${path}?${queryWith({ ...asked, assortment })}`);
  return {
    async info() {
      const info = await calls.json({ step: 'read', path: 'info', deadlineMs: infoDeadlineMs }, infoSchema);
      if (!info.ok || isUnderstood(info.value.contract)) return info;
      return fail({ kind: 'Unsupported', message: `The store speaks version ${info.value.contract} of the contract` });
    },
    changes: (resource, cursor, limit) => page(`feed/${resource}`, { cursor, limit }),
    ids: (resource, after, limit) => page(`feed/${resource}/ids`, { after, limit }),
    partition: (resource, partition, partitions) => page(`feed/${resource}/partition/${partition}`, { partitions }),
    checksums(resource, partitions) {
      const path = `feed/${resource}/checksums?${queryWith({ partitions, assortment })}`;
      return calls.json({ step: 'read', path, deadlineMs: checksumsDeadlineMs }, checksumsSchema);
    },
    hints: (onHint, closing) => listenToHints(calls, onHint, closing),
    async stockNow(variant) {
      const observedAt = clock.now();
      const path = `stock?variant=${encodeURIComponent(variant)}`;
      const answer = await calls.json({ step: 'read', path, deadlineMs: liveStockDeadlineMs }, stockAnswerSchema);
      if (!answer.ok) return answer;
      return succeed({ ...answer.value, stock: answer.value.stock.map((row) => ({ ...row, observedAt })) });
    },
  };
}

type Asked = Readonly<Record<string, string | number | null | undefined>>;

function queryWith(asked: Asked): string {
  const said = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined);
  return said.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
}

const isUnderstood = (version: number) => version >= oldestUnderstoodContract && version <= contractVersion;
