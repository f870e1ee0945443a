import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { securityHeaders } from '../gateway/content-policy.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { codeOf } from './durable-files.ts';

type Handler = (request: Request) => Promise<Response>;

interface Parts {
  /** 0 takes any free port: for tests, where an origin need not last. */
  readonly port: number;
  readonly files: Handler;
  readonly office: Handler;
}

export interface LoopbackServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** The kiosk's origin on this machine and on no other: bound to loopback, and deaf to pages of other origins. */
export async function serveLoopback({ port, files, office }: Parts): Promise<Result<LoopbackServer, 'port-in-use'>> {
  let origin = '';
  const server = createServer((incoming, outgoing) => {
    const refusal = refusalFor(incoming, origin);
    if (refusal !== null) return void outgoing.writeHead(refusal.status, plainText).end(refusal.sentence);
    const path = incoming.url ?? '/';
    const handler = path.startsWith('/api/') || path.startsWith('/media/') ? office : files;
    void answer(handler, origin, incoming, outgoing);
  });
  const listening = await new Promise<Result<number, 'port-in-use'>>((resolve, reject) => {
    server.once('error', (problem) =>
      codeOf(problem) === 'EADDRINUSE' ? resolve(fail('port-in-use')) : reject(problem),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(succeed(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
  if (!listening.ok) return listening;
  origin = `http://127.0.0.1:${listening.value}`;
  return succeed({
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A long poll would keep the door open for a minute.
        server.closeAllConnections();
      }),
  });
}

const plainText = { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' };

/**
 * A name that somebody else made point here (DNS rebinding) shows in `Host`; a page of another origin shows in `Origin` or
 * `Sec-Fetch-Site`. Neither is answered.
 */
function refusalFor({ headers }: IncomingMessage, origin: string): { status: number; sentence: string } | null {
  if (`http://${headers.host ?? ''}` !== origin) return { status: 421, sentence: `This kiosk is at ${origin}/` };
  const site = headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign || (headers.origin !== undefined && headers.origin !== origin)) {
    return { status: 403, sentence: 'This kiosk answers only its own pages' };
  }
  return null;
}

/** Request and answer as streams, so that neither side runs ahead of the other; a client that leaves cancels what it asked for. */
async function answer(
  handler: Handler,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const response = await handler(requestOf(incoming, origin, gone.signal));
    outgoing.writeHead(response.status, { ...securityHeaders(), ...Object.fromEntries(response.headers) });
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body), outgoing);
  } catch {
    // The client left, or the body broke: either way the answer ends here, visibly cut.
    outgoing.destroy();
  }
}

function requestOf(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', origin), {
    ...{ method, headers, signal },
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}
