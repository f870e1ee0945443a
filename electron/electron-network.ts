import { net } from 'electron';
import { NotSent } from '../sync/kernel/network.ts';

/** What Chromium's network stack finds out before there is a connection: no byte of the request has left. */
const beforeSending =
  /net::ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|PROXY_CONNECTION_FAILED|CONNECTION_TIMED_OUT)\b/;

/** The way out through Chromium: the shop's proxies and company certificates are known there. */
export async function electronNetwork(request: Request): Promise<Response> {
  try {
    const way = request.method === 'GET' ? {} : aloneFor(request);
    return await net.fetch(request, { ...way, signal: request.signal, bypassCustomProtocolHandlers: true });
  } catch (problem) {
    const code = problem instanceof Error ? beforeSending.exec(problem.message)?.[1] : undefined;
    if (code !== undefined) throw new NotSent(code);
    throw problem;
  }
}

/**
 * When a connection that was in use before is cut without an answer, Chromium takes it for one that had been idle for too long and sends the
 * request again by itself, also one that places an order. So what changes something gets a connection of its own (OB49): without
 * credentials it shares none with what only reads, and each is closed after its answer.
 */
function aloneFor(request: Request): RequestInit {
  const headers = new Headers(request.headers);
  headers.set('connection', 'close');
  return { headers, credentials: 'omit' };
}
