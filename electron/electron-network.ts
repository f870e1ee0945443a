import { net } from 'electron';
import { NotSent } from '../sync/kernel/network.ts';

/** What Chromium's network stack finds out before there is a connection: no byte of the request has left. */
const beforeSending =
  /net::ERR_(CONNECTION_REFUSED|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|PROXY_CONNECTION_FAILED|CONNECTION_TIMED_OUT)\b/;

/** The way out through Chromium: the shop's proxies and company certificates are known there. */
export async function electronNetwork(request: Request): Promise<Response> {
  try {
    return await net.fetch(request, { signal: request.signal, bypassCustomProtocolHandlers: true });
  } catch (problem) {
    const code = problem instanceof Error ? beforeSending.exec(problem.message)?.[1] : undefined;
    if (code !== undefined) throw new NotSent(code);
    throw problem;
  }
}
