import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refusal, type Answer } from './answer.ts';
import type { LiveEvents } from './live-events.ts';
import { findRoute, readJson, type Route } from './routes.ts';
import { send } from './send.ts';
import type { Serve } from './serve-contract.ts';

export interface App {
  /** Null at the control port: the contract is only spoken at the front door, which can be shut. */
  readonly contract: Serve | null;
  readonly routes: readonly Route[];
  readonly live: LiveEvents;
}

/** Everything that reaches a port. Whatever goes wrong here answers 500 and takes nothing else with it. */
export const listenerFor =
  (app: App): RequestListener =>
  (request, response) => {
    serve(app, request, response).catch((problem: unknown) => {
      // Whoever hung up in the middle of a call, or was cut off, needs no answer.
      if (response.destroyed) return;
      process.stderr.write(`demo store: ${problem instanceof Error ? problem.stack : 'unknown problem'}\n`);
      if (response.headersSent) response.destroy();
      else void send(request, response, brokenDown);
    });
  };

const brokenDown: Answer = {
  ...refusal({ kind: 'Transient', message: 'A fault of the demo store itself.' }),
  status: 500,
};

async function serve(app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://store');
  if (!fromHere(request)) return send(request, response, elsewhere);
  if (app.contract !== null && url.pathname.startsWith('/v1/')) return app.contract(request, response, url);
  if (url.pathname === '/control/events') return app.live.join(response);
  const match = findRoute(app.routes, request.method ?? 'GET', url.pathname);
  if (match === null) return send(request, response, nothingAt(url.pathname));
  const { params, route } = match;
  const body = await readJson(request);
  return send(request, response, await route.handle({ params, query: url.searchParams, request, body }));
}

const elsewhere: Answer = refusal({ kind: 'Auth', message: 'The demo store only answers to this machine.' });

const nothingAt = (path: string): Answer => refusal({ kind: 'NotFound', message: `There is nothing at ${path}.` });

const loopbackHost = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** A web page from elsewhere must not work the levers through the browser of whoever opened it. */
function fromHere({ headers }: IncomingMessage): boolean {
  if (!loopbackHost.test(headers.host ?? '')) return false;
  const origin = headers.origin;
  return origin === undefined || loopbackHost.test(origin.replace(/^https?:\/\//, ''));
}
