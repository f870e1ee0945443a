import type { IncomingMessage, ServerResponse } from 'node:http';
import { pause } from '../../kernel/clock.ts';
import type { FaultBoard, Strikes } from '../faults/fault-board.ts';
import { sendBroken } from '../faults/send-broken.ts';
import type { StorePorts } from '../store-ports.ts';
import { refusal, type Answer } from './answer.ts';
import type { ContractCall, ContractRoute } from './contract-routes.ts';
import type { LimitBoard } from './limits.ts';
import { openRateLimit } from './rate-limit.ts';
import { findRoute, readJson, type Match } from './routes.ts';
import type { Tokens } from './tokens.ts';
import type { Traffic } from './traffic.ts';

export interface ContractDesk {
  readonly routes: readonly ContractRoute[];
  readonly tokens: Tokens;
  readonly faults: FaultBoard;
  readonly limits: LimitBoard;
  readonly traffic: Traffic;
  readonly ports: StorePorts;
}

export type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Every call under /v1: the faults first, then who it is, then how often, then what was asked; and the faults again on the way out. */
export function serveContract(desk: ContractDesk): Serve {
  const rateLimit = openRateLimit(desk.ports.clock, () => desk.limits.now().requestsPerSecond);
  return async (request, response, url) => {
    const match = findRoute(desk.routes, request.method ?? 'GET', url.pathname);
    const name = match?.route.name(match.params) ?? 'none';
    const strikes = desk.faults.strike(name);
    const latency = strikes.get('latency');
    if (latency !== undefined) await pause(desk.ports.clock, latency.ms, desk.ports.closing);
    if (strikes.has('cut-before')) return void response.destroy();
    const body = await readJson(request);
    desk.traffic.note(name, body);
    const answer =
      refusedBy(strikes, request, desk) ?? (await answerCall(desk, rateLimit, match, { request, url, body, strikes }));
    const told = strikes.has('created-but-500') ? denied : answer;
    const clockError = strikes.get('wrong-clock')?.ms;
    if (clockError !== undefined)
      response.setHeader('date', new Date(desk.ports.clock.now() + clockError).toUTCString());
    await sendBroken(request, response, told, strikes, desk.ports);
  };
}

/** What is said although it was done. */
const denied: Answer = { ...refusal({ kind: 'Transient', message: 'Something went wrong.' }), status: 500 };

function refusedBy(strikes: Strikes, request: IncomingMessage, { tokens }: ContractDesk): Answer | null {
  const limited = strikes.get('rate-limited');
  if (limited !== undefined)
    return refusal({
      kind: 'RateLimited',
      message: 'Too many calls. Stay away for a while.',
      retryAfterMs: limited.ms,
    });
  if (strikes.has('expired-token')) {
    tokens.forget(request);
    return refusal({ kind: 'Auth', message: 'This token has expired.' });
  }
  return strikes.has('server-error') ? refusal({ kind: 'Transient', message: 'Out of order for the moment.' }) : null;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: unknown;
  readonly strikes: Strikes;
}

async function answerCall(
  { tokens, ports }: ContractDesk,
  rateLimit: ReturnType<typeof openRateLimit>,
  match: Match<ContractRoute> | null,
  { request, url, body, strikes }: Asked,
): Promise<Answer> {
  if (match === null)
    return refusal({ kind: 'NotFound', message: `There is nothing at ${request.method} ${url.pathname}.` });
  const client = match.route.open === true ? 'nobody' : tokens.clientOf(request);
  if (client === null)
    return refusal({ kind: 'Auth', message: 'Send a token from POST /v1/token as "Authorization: Bearer …".' });
  const retryAfterMs = rateLimit.take(client);
  if (retryAfterMs > 0) return refusal({ kind: 'RateLimited', message: 'Too many calls.', retryAfterMs });
  const serverTime = ports.clock.now() + (strikes.get('wrong-clock')?.ms ?? 0);
  const call: ContractCall = { params: match.params, query: url.searchParams, request, body, serverTime };
  return match.route.handle(call);
}
