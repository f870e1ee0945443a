import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pause, type Cancellation, type Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Answer } from '../server/answer.ts';
import { abandon, send } from '../server/send.ts';
import { driftAnswer, withoutTombstones } from './drift.ts';
import type { Strikes } from './fault-board.ts';

const piecesOfTrickle = 8;

interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly closing: Cancellation;
}

/** Sends an answer, damaged on its way as the faults say. */
export async function sendBroken(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  strikes: Strikes,
  ports: Ports,
): Promise<void> {
  if (strikes.has('cut-after')) return abandon(answer, () => response.destroy());
  const kept = strikes.has('no-tombstones') ? withoutTombstones(answer) : answer;
  const drifted = strikes.has('schema-drift') && kept.status < 300 ? driftAnswer(kept, ports.random) : kept;
  // What has no end has no half either, and never comes to its end slowly.
  if (drifted.body instanceof Readable) return send(request, response, drifted);
  if (strikes.has('half-body')) return sendHalf(response, drifted, drifted.body);
  const slow = strikes.get('slow-body');
  if (slow !== undefined) return trickle(response, drifted, drifted.body, slow.ms, ports);
  return send(request, response, drifted);
}

type Bounded = Exclude<Answer['body'], Readable>;

function wholeBody(body: Bounded): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return typeof body === 'string' ? Buffer.from(body) : Buffer.concat([...body]);
}

/** Promises the whole and hangs up in the middle. */
function sendHalf(response: ServerResponse, answer: Answer, bounded: Bounded): void {
  const body = wholeBody(bounded);
  writeHead(response, answer, body.byteLength);
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.destroy());
}

async function trickle(
  response: ServerResponse,
  answer: Answer,
  bounded: Bounded,
  ms: number,
  { clock, closing }: Ports,
): Promise<void> {
  const body = wholeBody(bounded);
  writeHead(response, answer, body.byteLength);
  const size = Math.max(1, Math.ceil(body.byteLength / piecesOfTrickle));
  for (let start = 0; start < body.byteLength && !response.destroyed; start += size) {
    await pause(clock, ms / piecesOfTrickle, closing);
    response.write(body.subarray(start, start + size));
  }
  response.end();
}

const writeHead = (response: ServerResponse, { status, type, headers }: Answer, length: number): void =>
  void response.writeHead(status, { 'content-type': type, ...headers, 'content-length': length });
