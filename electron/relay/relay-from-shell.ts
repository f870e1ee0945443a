import { chunksInFlight, type FromOffice, type RelayPort, type ToOffice } from './relay-messages.ts';

/**
 * Small enough that one message never holds up the shell's other messages for long, large enough that what a message costs by itself
 * does not count: in chunks of 64 KiB, 200 MB took two thirds more of all processes' time.
 */
const largestChunk = 512 * 1024;

interface Writing {
  credits: number;
  cancelled: boolean;
  wake(): void;
  /** Hangs up on the source, also while it says nothing. */
  stop(): void;
}

/** The back office's end: requests come in, answers go out in chunks, never more of them than the shell gave credits for. */
export function relayFromShell(port: RelayPort, handle: (request: Request) => Promise<Response>): void {
  const writing = new Map<number, Writing>();
  const post = (message: FromOffice) => port.postMessage(message);

  port.on('message', ({ data }) => {
    const message = data as ToOffice;
    const writer = writing.get(message.id);
    if (message.kind === 'request') void answer(message);
    else if (message.kind === 'credit' && writer) {
      writer.credits += message.chunks;
      writer.wake();
    } else if (message.kind === 'cancel' && writer) {
      writer.cancelled = true;
      writer.wake();
      writer.stop();
    }
  });

  async function answer({ id, method, url, headers, body }: Extract<ToOffice, { kind: 'request' }>): Promise<void> {
    const writer: Writing = { credits: chunksInFlight, cancelled: false, wake: () => {}, stop: () => {} };
    writing.set(id, writer);
    try {
      const request = new Request(url, { method, headers: headers.map(([name, value]) => [name, value]), body });
      const response = await handle(request);
      post({ kind: 'head', id, status: response.status, headers: [...response.headers] });
      if (response.body) await writeBody(id, writer, response.body);
      post({ kind: 'end', id });
    } catch {
      post({ kind: 'failed', id });
    } finally {
      writing.delete(id);
    }
  }

  async function writeBody(id: number, writer: Writing, body: ReadableStream<Uint8Array>): Promise<void> {
    if (writer.cancelled) return body.cancel();
    const reader = body.getReader();
    writer.stop = () => void reader.cancel().catch(() => undefined);
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      for (let start = 0; start < value.length; start += largestChunk) {
        await creditOf(writer);
        if (writer.cancelled) return;
        post({ kind: 'chunk', id, bytes: chunkOf(value, start) });
      }
    }
  }
}

/** A message carries the whole buffer that a view looks into: what is not alone in its own is copied out. */
function chunkOf(value: Uint8Array, start: number): Uint8Array {
  const alone = value.length <= largestChunk && value.length === value.buffer.byteLength;
  return alone ? value : value.slice(start, start + largestChunk);
}

async function creditOf(writer: Writing): Promise<void> {
  while (writer.credits === 0 && !writer.cancelled) {
    await new Promise<void>((resolve) => {
      writer.wake = resolve;
    });
  }
  writer.credits--;
}
