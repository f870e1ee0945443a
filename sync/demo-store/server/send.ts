import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { Answer } from './answer.ts';

/** Shorter texts do not get shorter enough to be worth it. */
const worthZipping = 1_024;

/** Writes an answer no faster than it is read, zipped when asked for. A reader that goes away is no problem of ours. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, type, headers, body } = answer;
  const zipped = zips(request, answer);
  response.writeHead(status, { 'content-type': type, ...headers, ...framing(body, zipped) });
  if (request.method === 'HEAD') return void response.end();
  const whole = typeof body === 'string' || body instanceof Uint8Array;
  if (whole && !zipped) return void response.end(body);
  const source = whole ? Readable.from([body]) : Readable.from(body);
  const stages: Writable[] = zipped ? [createGzip({ level: constants.Z_BEST_SPEED }), response] : [response];
  await pipeline([source, ...stages] as unknown as [Readable, Writable]).catch(() => response.destroy());
}

function framing(body: Answer['body'], zipped: boolean): Record<string, string | number> {
  if (zipped) return { 'content-encoding': 'gzip', vary: 'accept-encoding' };
  if (typeof body === 'string') return { 'content-length': Buffer.byteLength(body) };
  return body instanceof Uint8Array ? { 'content-length': body.byteLength } : {};
}

function zips(request: IncomingMessage, { body, type }: Answer): boolean {
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return false;
  if (typeof body === 'string') return body.length > worthZipping;
  return !(body instanceof Uint8Array) && !type.startsWith('text/event-stream');
}
