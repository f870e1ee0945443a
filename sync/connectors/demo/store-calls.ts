import * as v from 'valibot';
import { classifyAnswer, classifyFailure, type Step } from '../../contract/classify.ts';
import { type CommerceError, errorAnswerSchema } from '../../contract/commerce-error.ts';
import { tokenSchema } from '../../contract/token.ts';
import type { Clock } from '../../kernel/clock.ts';
import { fail, type Result, succeed } from '../../kernel/result.ts';
import { type Exchange, exchange } from '../exchange.ts';
import type { Network } from '../network.ts';

export interface StoreAccess {
  /** Where the store answers, without `/v1`. */
  readonly url: string;
  readonly client: string;
  readonly secret: string;
  readonly network: Network;
  readonly clock: Clock;
  /** The category that this shop carries with all below it; left out: everything. */
  readonly assortment?: string;
  /** Whether answers may come packed. Left out: not from this machine, where it would only cost. */
  readonly packed?: boolean;
}

interface Call {
  readonly step: Step;
  readonly path: string;
  readonly deadlineMs: number;
  readonly post?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in the form expected, or what went wrong as data. Never throws. */
export interface StoreCalls {
  json<Schema extends v.GenericSchema>(
    call: Call,
    schema: Schema,
  ): Promise<Result<v.InferOutput<Schema>, CommerceError>>;
  /** The body is left to the caller, for what is too large to wait for. */
  stream(call: Call): Promise<Result<Exchange, CommerceError>>;
}

const tokenDeadlineMs = 5_000;

const loopback = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/i;

export function storeCalls({ url, client, secret, network, clock, ...access }: StoreAccess): StoreCalls {
  // Otherwise nothing is said: the network itself asks for what it can unpack.
  const encoding = (access.packed ?? !loopback.test(url)) ? {} : { 'accept-encoding': 'identity' };
  let token: Promise<Result<string, CommerceError>> | null = null;

  function ask({ step, path, deadlineMs, post, headers }: Call, bearer: string | null) {
    const question = {
      url: `${url.replace(/\/+$/, '')}/v1/${path}`,
      method: post === undefined ? ('GET' as const) : ('POST' as const),
      headers: {
        accept: 'application/json, application/x-ndjson',
        ...encoding,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(post === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(post === undefined ? {} : { body: JSON.stringify(post) }),
    };
    return exchange(network, clock, question, deadlineMs).then((answer) =>
      answer.ok ? answer : fail(classifyFailure(step, answer.problem)),
    );
  }

  async function newToken(): Promise<Result<string, CommerceError>> {
    const call: Call = { step: 'read', path: 'token', deadlineMs: tokenDeadlineMs, post: { client, secret } };
    const answer = await ask(call, null);
    if (!answer.ok) return answer;
    const read = await readJson(call, answer.value, tokenSchema);
    return read.ok ? succeed(read.value.token) : read;
  }

  /** Everyone who needs one waits for the same one. A failure is not kept. */
  function currentToken(): Promise<Result<string, CommerceError>> {
    if (token !== null) return token;
    const asked = newToken().then((answer) => {
      if (!answer.ok && token === asked) token = null;
      return answer;
    });
    token = asked;
    return asked;
  }

  /** CN7. The stamp on the token is not looked at: the store's 401 is right even where one of two clocks is wrong. */
  async function authorised(call: Call): Promise<Result<Exchange, CommerceError>> {
    const used = currentToken();
    const first = await used;
    if (!first.ok) return first;
    const answer = await ask(call, first.value);
    if (!answer.ok || answer.value.response.status !== 401) return answer;
    answer.value.giveUp();
    if (token === used) token = null;
    const second = await currentToken();
    return second.ok ? ask(call, second.value) : second;
  }

  async function stream(call: Call): Promise<Result<Exchange, CommerceError>> {
    const answer = await authorised(call);
    if (!answer.ok || answer.value.response.ok) return answer;
    return fail(await refusalOf(call, answer.value));
  }

  return {
    stream,
    async json(call, schema) {
      const answer = await stream(call);
      return answer.ok ? readJson(call, answer.value, schema) : answer;
    },
  };
}

async function readJson<Schema extends v.GenericSchema>(
  { step, deadlineMs }: Call,
  answer: Exchange,
  schema: Schema,
): Promise<Result<v.InferOutput<Schema>, CommerceError>> {
  const text = await answer.within(deadlineMs, () => answer.response.text());
  if (!text.ok) return fail(classifyFailure(step, text.problem));
  const parsed = parse(text.value, schema);
  return parsed === null ? fail(classifyFailure(step, { kind: 'unreadable' })) : succeed(parsed.value);
}

async function refusalOf({ step, deadlineMs }: Call, answer: Exchange): Promise<CommerceError> {
  const { status, headers } = answer.response;
  const text = await answer.within(deadlineMs, () => answer.response.text());
  const named = text.ok ? (parse(text.value, errorAnswerSchema)?.value.error ?? null) : null;
  return classifyAnswer(step, { status, retryAfterMs: retryAfterMs(headers.get('retry-after')), named });
}

/** Seconds, as the standard has it; its other form, a date, would need a clock that both sides agree on. */
function retryAfterMs(header: string | null): number | null {
  const seconds = Number.parseFloat(header ?? '');
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function parse<Schema extends v.GenericSchema>(text: string, schema: Schema): { value: v.InferOutput<Schema> } | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? { value: parsed.output } : null;
  } catch {
    return null;
  }
}
