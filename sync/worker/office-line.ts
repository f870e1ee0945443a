import type { OfficeRequest, SendToOffice } from '../handover/office-client.ts';
import type { LineAnswer, LineQuestion } from '../kernel/line-messages.ts';

/** A window's way to the back office: over a line of its own where the host gives it one, else by fetch, which says the same more slowly. */
export interface OfficeLine {
  /** A new line; or null: the office at its other end is gone, and nobody there will answer any more. */
  use(port: MessagePort | null): void;
  readonly ask: SendToOffice;
}

interface Waiting {
  answer(response: Response): void;
  fail(error: Error): void;
}

export function officeLine(fetched: SendToOffice): OfficeLine {
  const waiting = new Map<number, Waiting>();
  let line: MessagePort | null = null;
  let lastId = 0;

  function hear({ data }: MessageEvent<LineAnswer>): void {
    const { id, status, headers, body } = data;
    waiting.get(id)?.answer(new Response(body, { status, headers }));
  }

  function askOver(port: MessagePort, path: string, request: OfficeRequest): Promise<Response> {
    const { method = 'GET', body = null, headers, signal } = request;
    const id = ++lastId;
    const answered = new Promise<Response>((answer, fail) => {
      waiting.set(id, { answer, fail });
      signal.addEventListener('abort', () => fail(new Error('Given up')), { once: true });
    });
    port.postMessage({ id, method, path, headers, body } satisfies LineQuestion);
    return answered.finally(() => waiting.delete(id));
  }

  return {
    use(port) {
      line?.close();
      line = port;
      // What was asked over the old one may have arrived or not: whoever asked knows what that means.
      for (const { fail } of [...waiting.values()]) fail(new Error('The office went away'));
      port?.addEventListener('message', hear);
      port?.start();
    },
    ask: (path, init) => (line === null ? fetched(path, init) : askOver(line, path, init)),
  };
}
