import { chunksInFlight, type FromOffice, type RelayPort, type ToOffice } from './relay-messages.ts';

/** Above the deadline the caller named, for the office's own handling of it. */
const graceMs = 2_000;
const defaultDeadlineMs = 30_000;
/** Each grant is a message: several at a time, and in time before the last is used up. */
const creditsAtOnce = chunksInFlight / 2;

interface Pending {
  head(message: Extract<FromOffice, { kind: 'head' }>): void;
  chunk(bytes: Uint8Array): void;
  end(): void;
  fail(): void;
}

export interface Relay {
  send(request: Request): Promise<Response>;
  /** The office is gone: everything that waits for it hears so now. */
  close(): void;
}

/** The shell's end: a fetch `Request` goes in, a streamed `Response` comes out. */
export function relayToOffice(port: RelayPort): Relay {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  const post = (message: ToOffice) => port.postMessage(message);

  port.on('message', ({ data }) => {
    const message = data as FromOffice;
    const waiting = pending.get(message.id);
    if (!waiting) return;
    if (message.kind === 'head') waiting.head(message);
    else if (message.kind === 'chunk') waiting.chunk(message.bytes);
    else if (message.kind === 'end') waiting.end();
    else waiting.fail();
  });

  async function send(request: Request): Promise<Response> {
    const body = request.body === null ? null : await request.arrayBuffer();
    const id = ++lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          pending.get(id)?.fail();
          post({ kind: 'cancel', id });
        },
        deadlineOf(request) + graceMs,
      );
      pending.set(id, exchange(id, resolve, timer));
      post({ kind: 'request', id, method: request.method, url: request.url, headers: [...request.headers], body });
    });
  }

  function exchange(id: number, answer: (response: Response) => void, timer: NodeJS.Timeout): Pending {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    // Both ends know the first credits: messages sent before the office listens may overtake one another.
    let granted = chunksInFlight;
    const finish = () => {
      clearTimeout(timer);
      pending.delete(id);
    };
    const body = new ReadableStream<Uint8Array>(
      {
        start: (given) => {
          controller = given;
        },
        pull({ desiredSize }) {
          const chunks = (desiredSize ?? 0) - granted;
          if (chunks < creditsAtOnce) return;
          granted += chunks;
          post({ kind: 'credit', id, chunks });
        },
        cancel() {
          finish();
          post({ kind: 'cancel', id });
        },
      },
      { highWaterMark: chunksInFlight },
    );
    return {
      head({ status, headers }) {
        clearTimeout(timer);
        answer(
          new Response(mayHaveBody(status) ? body : null, {
            status,
            headers: headers.map(([name, value]) => [name, value]),
          }),
        );
      },
      chunk(bytes) {
        granted--;
        controller?.enqueue(bytes);
      },
      end() {
        finish();
        controller?.close();
      },
      fail() {
        finish();
        answer(officeAway());
        controller?.error(new Error('The back office went away'));
      },
    };
  }

  return {
    send,
    close() {
      for (const waiting of [...pending.values()]) waiting.fail();
    },
  };
}

const mayHaveBody = (status: number) => status !== 204 && status !== 304;

function deadlineOf(request: Request): number {
  const named = Number(request.headers.get('x-deadline-ms'));
  return named > 0 ? named : defaultDeadlineMs;
}

/** What the window hears while the back office starts again: not now, nothing happened. */
export function officeAway(): Response {
  return Response.json({ error: { kind: 'Transient', message: 'The back office is starting' } }, { status: 503 });
}
