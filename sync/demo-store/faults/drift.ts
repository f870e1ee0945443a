import { Readable } from 'node:stream';
import type { Random } from '../../kernel/random.ts';
import type { Answer } from '../server/answer.ts';

/** Of the rows of a feed, so many change their shape: enough to be noticed, few enough that the rest is worth having. */
const shareOfRows = 0.1;

/** An answer as a platform might give it after an update that nobody announced. */
export function driftAnswer(answer: Answer, random: Random): Answer {
  const { body, type } = answer;
  if (type.startsWith('application/json') && typeof body === 'string')
    return { ...answer, body: JSON.stringify({ data: JSON.parse(body) as unknown }) };
  return inLines(answer, /^\{"(?:upsert|levels|prices)".+$/gm, (line) =>
    random.next() < shareOfRows ? driftLine(line) : line,
  );
}

export const withoutTombstones = (answer: Answer): Answer => inLines(answer, /^\{"tombstone".+\n/gm, () => '');

/** Changes lines of an answer that has some. Pieces end where lines do. */
function inLines(answer: Answer, some: RegExp, changed: (line: string) => string): Answer {
  const { body } = answer;
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof Readable) return answer;
  return { ...answer, body: changedPieces(body, (text) => text.replaceAll(some, changed)) };
}

function* changedPieces(pieces: Iterable<Uint8Array>, change: (text: string) => string): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(change(Buffer.from(piece).toString()));
}

type Fields = Record<string, unknown>;
type Line = { readonly upsert: Fields } | { readonly levels: Fields } | { readonly prices: Fields };

/** The field that matters most in each resource turns into something else. */
function driftLine(text: string): string {
  const line = JSON.parse(text) as Line;
  if ('levels' in line) line.levels['at'] = 'not a list any more';
  else if ('prices' in line) line.prices['of'] = 'not a list any more';
  else if ('title' in line.upsert) line.upsert['title'] = 'not a text per language any more';
  else if ('amount' in line.upsert) line.upsert['amount'] = '12.90';
  else line.upsert['name'] = 42;
  return JSON.stringify(line);
}
