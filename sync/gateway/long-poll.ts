import { invalid, json, refusal } from './answers.ts';

/** Longer than any window asks for; a forgotten one ends by itself. */
const longestWaitMs = 60_000;

/** Answers when something is newer than `after`, or when the wait is over. */
export async function longPoll(
  query: URLSearchParams,
  waitForNews: (after: number, ms: number) => Promise<object>,
): Promise<Response> {
  const after = wholeNumber(query.get('after') ?? '0');
  const wait = wholeNumber(query.get('wait') ?? '0');
  if (after === null || wait === null) return refusal(invalid('`after` and `wait` must be whole numbers'), 400);
  return json(await waitForNews(after, Math.min(wait, longestWaitMs)));
}

export function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
