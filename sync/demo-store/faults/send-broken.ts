import type { IncomingMessage, ServerResponse } from 'node:http';
import { pause, type Cancellation, type Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Answer } from '../server/answer.ts';
import { send } from '../server/send.ts';
import { driftAnswer } from './drift.ts';
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
  if (strikes.has('cut-after')) return void response.destroy();
  const drifted = strikes.has('schema-drift') && answer.status < 300 ? driftAnswer(answer, ports.random) : answer;
  if (strikes.has('half-body')) return sendHalf(response, drifted);
  const slow = strikes.get('slow-body');
  if (slow !== undefined) return trickle(response, drifted, slow.ms, ports);
  return send(request, response, drifted);
}

function wholeBody({ body }: Answer): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : [...body].join(''));
}

/** Promises the whole and hangs up in the middle. */
function sendHalf(response: ServerResponse, answer: Answer): void {
  const body = wholeBody(answer);
  writeHead(response, answer, body.byteLength);
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.destroy());
}

async function trickle(response: ServerResponse, answer: Answer, ms: number, { clock, closing }: Ports): Promise<void> {
  const body = wholeBody(answer);
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
