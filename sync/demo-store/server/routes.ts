import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { refusal, type Answer } from './answer.ts';

/** A call that found its route. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
  /** The JSON that came with it, if any did. */
  readonly body: unknown;
}

export interface Route {
  readonly method: string;
  /** `/v1/orders/:order/status` */
  readonly path: string;
  handle(call: Call): Answer | Promise<Answer>;
}

export interface Match<Found extends Route> {
  readonly route: Found;
  readonly params: Readonly<Record<string, string>>;
}

export function findRoute<Found extends Route>(
  routes: readonly Found[],
  method: string,
  path: string,
): Match<Found> | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    const params = route.method === asked ? matchPath(route.path, path) : null;
    if (params !== null) return { route, params };
  }
  return null;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [position, part] of wanted.entries()) {
    const value = given[position] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodePart(value);
    else if (part !== value) return null;
  }
  return params;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Runs a handler on a value that fits its schema, or says where it does not. What was sent is not repeated: it may be personal. */
export async function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  handle: (value: v.InferOutput<Schema>) => Answer | Promise<Answer>,
): Promise<Answer> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return handle(parsed.output);
  const issues = parsed.issues.map(
    (issue) => `${v.getDotPath(issue) ?? 'body'}: expected ${issue.expected ?? issue.type}`,
  );
  return refusal({ kind: 'Invalid', message: 'This does not fit the contract.', issues });
}

/** An order of a hundred lines takes 60 kB. */
const largestBody = 1_000_000;

/** The JSON of a request; undefined when there is none, null when it is too large or not JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > largestBody) return null;
    parts.push(part);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
