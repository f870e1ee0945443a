import type { Connector } from '../connectors/connector.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OfficeStatus } from '../contract/office-status.ts';
import { identifierSchema } from '../contract/primitives.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Meter } from '../kernel/meter.ts';
import type { HostTime } from '../kernel/steady-time.ts';
import * as v from 'valibot';
import { answerOrder } from './answer-route.ts';
import { invalid, json, refusal } from './answers.ts';
import type { Call } from './call.ts';
import type { StaffDesk } from './desk-parts.ts';
import { deskRoutes } from './desk-routes.ts';
import { checksums, feed, ids, partition } from './feed-route.ts';
import { findRoute, type Route } from './find-route.ts';
import type { HintLine } from './hint-line.ts';
import { type LiveStock, openLiveStock } from './live-stock.ts';
import { longPoll, wholeNumber } from './long-poll.ts';
import { readMarker, writeMarker } from './marker-route.ts';
import { metricsText, takeCounts } from './metrics-route.ts';
import { tellNotice } from './notice-route.ts';
import type { OfficeNotices, OrderDesk, ReplicaMarker, StoreWatch, WindowSealing } from './office-parts.ts';
import { handOver, windowKey } from './order-routes.ts';
import type { StaffDoor } from './staff-parts.ts';

interface GatewayParts {
  readonly connector: Pick<Connector, 'catalog' | 'picture'>;
  readonly desk: OrderDesk;
  readonly staff: { readonly door: StaffDoor; readonly desk: StaffDesk };
  readonly store: StoreWatch;
  readonly marker: ReplicaMarker;
  readonly sealing: WindowSealing;
  readonly notices: OfficeNotices;
  /** What keeps the device's key. */
  readonly keptBy: NonNullable<OfficeStatus['keptBy']>;
  readonly hints: Pick<HintLine, 'waitForHint'>;
  /** What the window may know of the settings. */
  readonly settings: object;
  readonly clock: Clock;
  hostTime(): HostTime;
  readonly meter: Meter;
  readonly logger: Logger;
}

/** For a window that names none. */
const usualDeadlineMs = 30_000;
const longestDeadlineMs = 300_000;

/** The embedded back end of the window: everything under /api/ and /media/ of its origin. Never throws. */
export function createGateway(parts: GatewayParts): (request: Request) => Promise<Response> {
  const routes = routesOf(parts);
  return async (request) => {
    const url = new URL(request.url);
    const found = findRoute(routes, request.method, url.pathname);
    if (found.kind === 'nothing') return nothingHere();
    if (found.kind === 'other-methods') return wrongMethod(found.methods);
    const { route, open } = found;
    if (open === null) return refusal(invalid('The address cannot be read'), 400);
    const away = route.reads ? awayError(parts.store) : null;
    if (away !== null) return refusal(away);
    const deadlineMs = deadlineOf(request);
    const call: Call = { request, query: url.searchParams, open, deadlineMs };
    return withDeadline(parts, call, () => route.handle(call));
  };
}

function routesOf(parts: GatewayParts): readonly Route[] {
  const { connector, desk, staff, store, marker, sealing, hints, settings, clock, hostTime } = parts;
  const feeds = { catalog: connector.catalog, store, clock };
  const live = openLiveStock(feeds);
  const get = (path: string, handle: Route['handle'], reads = false): Route => ({ method: 'GET', path, reads, handle });
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, reads: false, handle });
  return [
    get('/api/settings', () => json(settings)),
    get('/api/metrics', () => metricsText(parts.meter)),
    post('/api/metrics', ({ request }) => takeCounts(parts.meter, request)),
    get('/api/clock', () => json(hostTime())),
    get('/api/status', () => json(status(parts))),
    get('/api/orders', ({ query }) => longPoll(query, (after, ms) => desk.waitForChange(after, ms))),
    post('/api/notices', ({ request }) => tellNotice(parts.notices, request)),
    post('/api/orders', ({ request }) => handOver(desk, sealing, request)),
    post('/api/window-key', ({ request }) => windowKey(sealing, request)),
    post('/api/orders/:order/answer', ({ request, open: [order] }) => answerOrder(desk, order ?? '', request)),
    post('/api/visit/ended', () => visitEnded(desk)),
    ...deskRoutes(staff.door, staff.desk),
    get('/api/replica-marker', () => readMarker(marker)),
    post('/api/replica-marker', ({ request }) => writeMarker(marker, request)),
    get('/api/hints', ({ query }) => longPoll(query, (after, ms) => hints.waitForHint(after, ms))),
    get('/api/feed/:resource', (call) => feed(feeds, call), true),
    get('/api/feed/:resource/ids', (call) => ids(feeds, call), true),
    get('/api/feed/:resource/checksums', (call) => checksums(feeds, call), true),
    get('/api/feed/:resource/partition/:partition', (call) => partition(feeds, call), true),
    get('/api/stock', ({ query }) => liveStock(live, query.get('variant') ?? ''), true),
    get('/media/:media', ({ open: [media] }) => picture(connector, store, media ?? ''), true),
  ];
}

function deadlineOf({ headers }: Request): number {
  return Math.min(wholeNumber(headers.get('x-deadline-ms') ?? '') ?? usualDeadlineMs, longestDeadlineMs);
}

/** CN8. The host's own signal is no help: behind an intercepted origin it never fires. */
async function withDeadline(
  { clock, logger }: GatewayParts,
  { request, deadlineMs }: Call,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  // An order may be saved a moment after we gave up on it: say that it is not known, the id makes asking again harmless.
  const kind = request.method === 'POST' ? 'Ambiguous' : 'Transient';
  return new Promise((resolve) => {
    let late = false;
    const stopClock = clock.after(deadlineMs, () => {
      late = true;
      resolve(refusal({ kind, message: `No answer within ${deadlineMs} ms` }, 504));
    });
    void attempt(work, logger).then((answer) => {
      stopClock();
      // Nobody reads it any more: what feeds it has to hear so.
      if (late) void answer.body?.cancel().catch(() => undefined);
      else resolve(answer);
    });
  });
}

async function attempt(work: () => Response | Promise<Response>, logger: Logger): Promise<Response> {
  try {
    return await work();
  } catch (problem) {
    logger.warn('gateway-failed', { error: problem instanceof Error ? problem.name : 'unknown' });
    return refusal({ kind: 'Transient', message: 'The back office could not answer' }, 500);
  }
}

function status({ desk, store, keptBy, notices, clock }: StatusParts): OfficeStatus {
  const told = { keptBy, notices: [...notices.shown()] };
  return { connection: store.connection(), sending: desk.sending(), ...desk.counts(), ...told, now: clock.now() };
}

type StatusParts = Pick<GatewayParts, 'desk' | 'store' | 'keptBy' | 'notices' | 'clock'>;

async function liveStock(live: LiveStock, variant: string): Promise<Response> {
  if (!v.is(identifierSchema, variant)) return refusal(invalid('`variant` names no variant'), 400);
  const answer = await live.ask(variant);
  return answer.ok ? json(answer.value) : refusal(answer.problem);
}

/** The id names one picture for ever (the contract's `Media`), so whoever has it never asks again. */
async function picture({ picture: get }: GatewayParts['connector'], store: StoreWatch, id: string): Promise<Response> {
  if (!v.is(identifierSchema, id)) return refusal(invalid('There is no such picture'), 400);
  const answer = await get(id);
  heard(store, answer.ok ? null : answer.problem);
  if (!answer.ok) return refusal(answer.problem);
  const headers = {
    'content-type': answer.value.contentType,
    'cache-control': 'public, max-age=31536000, immutable',
    // A picture that is opened as a page of its own (SVG may hold scripts) may do nothing at all.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return new Response(answer.value.body, { status: 200, headers });
}

function heard(store: StoreWatch, error: CommerceError | null): void {
  if (error === null) store.answered();
  else store.failed(error);
}

/** The breaker for reads. The probe that watches the store opens it again. */
function awayError(store: StoreWatch): CommerceError | null {
  if (store.connection().state !== 'away') return null;
  const problem = store.problem();
  return problem?.kind === 'Unsupported' ? problem : { kind: 'Transient', message: 'The store is out of reach' };
}

/** The shopper at this kiosk has gone: what they ordered need not go first any more (OB32). */
function visitEnded(desk: OrderDesk): Response {
  desk.visitEnded();
  return json({ done: true });
}

const nothingHere = () => refusal({ kind: 'NotFound', message: 'There is nothing at this address' });

const wrongMethod = (methods: readonly string[]) =>
  refusal(invalid('This address does not take this method'), 405, { allow: methods.join(', ') });
