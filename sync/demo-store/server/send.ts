import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { Answer } from './answer.ts';

/** Shorter texts do not get shorter enough to be worth it. */
const worthPacking = 1_024;

/** What we can pack with, the best first. */
const packers = {
  zstd: () => createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  gzip: () => createGzip({ level: constants.Z_BEST_SPEED }),
} as const;
type Packing = keyof typeof packers;

/** Writes an answer no faster than it is read, packed when asked for. A reader that goes away is no problem of ours. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, type, headers, body } = answer;
  const packing = packingFor(request, answer);
  response.writeHead(status, { 'content-type': type, ...headers, ...framing(body, packing) });
  if (request.method === 'HEAD') return abandon(answer, () => response.end());
  const whole = typeof body === 'string' || body instanceof Uint8Array;
  if (whole && packing === null) return void response.end(body);
  const stages: Writable[] = packing === null ? [response] : [packers[packing](), response];
  await pipeline([sourceOf(body), ...stages] as unknown as [Readable, Writable]).catch(() => response.destroy());
}

/** What is not sent must not be waited for either. */
export function abandon({ body }: Answer, end: () => unknown): void {
  if (body instanceof Readable) body.destroy();
  end();
}

function sourceOf(body: Answer['body']): Readable {
  if (body instanceof Readable) return body;
  return Readable.from(typeof body === 'string' || body instanceof Uint8Array ? [body] : inTurns(body));
}

/** Between two pieces everyone else is served: a reader as fast as we are would hold the process for a whole page. */
async function* inTurns(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield piece;
    await nextTurn();
  }
}

function framing(body: Answer['body'], packing: Packing | null): Record<string, string | number> {
  if (packing !== null) return { 'content-encoding': packing, vary: 'accept-encoding' };
  if (typeof body === 'string') return { 'content-length': Buffer.byteLength(body) };
  return body instanceof Uint8Array ? { 'content-length': body.byteLength } : {};
}

function packingFor(request: IncomingMessage, { body }: Answer): Packing | null {
  if (
    body instanceof Readable ||
    body instanceof Uint8Array ||
    (typeof body === 'string' && body.length <= worthPacking)
  )
    return null;
  const asked = request.headers['accept-encoding'] ?? '';
  const packings = Object.keys(packers) as Packing[];
  return packings.find((packing) => new RegExp(`\\b${packing}\\b(?!;q=0\\b)`).test(asked)) ?? null;
}
