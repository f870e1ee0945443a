import type { Random } from '../../kernel/random.ts';
import type { Answer } from '../server/answer.ts';

/** Of the rows of a feed, so many change their shape: enough to be noticed, few enough that the rest is worth having. */
const shareOfRows = 0.1;

/** An answer as a platform might give it after an update that nobody announced. */
export function driftAnswer(answer: Answer, random: Random): Answer {
  const { body, type } = answer;
  if (type.startsWith('application/json') && typeof body === 'string')
    return { ...answer, body: JSON.stringify({ data: JSON.parse(body) as unknown }) };
  if (typeof body === 'string' || body instanceof Uint8Array) return answer;
  return { ...answer, body: driftPieces(body, random) };
}

function* driftPieces(pieces: Iterable<string>, random: Random): Generator<string> {
  for (const piece of pieces)
    yield piece.replaceAll(/^.+$/gm, (line) =>
      line.startsWith('{"upsert"') && random.next() < shareOfRows ? driftLine(line) : line,
    );
}

/** The field that matters most in each resource turns into something else. */
function driftLine(line: string): string {
  const { upsert } = JSON.parse(line) as { upsert: Record<string, unknown> };
  if ('title' in upsert) upsert['title'] = 'not a text per language any more';
  else if ('available' in upsert) upsert['available'] = String(upsert['available']);
  else if ('amount' in upsert) upsert['amount'] = '12.90';
  else upsert['name'] = 42;
  return JSON.stringify({ upsert });
}
