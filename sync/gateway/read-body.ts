import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { invalid } from './answers.ts';

/** A hundred lines with addresses are a tenth of it. */
const largestBody = 262_144;

export interface Refused {
  readonly status: number;
  readonly error: CommerceError;
}

/** JSON and nothing else: a form that another page could post without asking has another content type. */
export async function readJsonBody(request: Request): Promise<Result<unknown, Refused>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return fail({ status: 415, error: invalid('The body must be application/json') });
  }
  const text = await readText(request.body);
  if (text === null) return fail({ status: 413, error: invalid(`The body is larger than ${largestBody} bytes`) });
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail({ status: 400, error: invalid('The body is not JSON') });
  }
}

/** Null when there is more than is allowed, found out before it is all in memory. Throws when the sender went away in the middle. */
async function readText(body: Request['body']): Promise<string | null> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > largestBody) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
