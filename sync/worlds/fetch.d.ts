/**
 * What exists in the fetch world: the parts of the Fetch, Streams and URL standards that a browser, Node and Electron's network stack all
 * have. No DOM, no storage, no timers (the clock port has those). A file that needs more than this is in the wrong folder.
 */
interface Headers extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}
declare const Headers: { new (init?: Headers | Record<string, string>): Headers };

interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: { new (): AbortController };

interface ReadableStreamReader<Chunk> {
  read(): Promise<{ done: false; value: Chunk } | { done: true; value?: undefined }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}
interface ReadableStreamController<Chunk> {
  readonly desiredSize: number | null;
  enqueue(chunk: Chunk): void;
  close(): void;
  error(reason?: unknown): void;
}
interface ReadableStreamSource<Chunk> {
  start?(controller: ReadableStreamController<Chunk>): void | Promise<void>;
  pull?(controller: ReadableStreamController<Chunk>): void | Promise<void>;
  cancel?(reason?: unknown): void | Promise<void>;
}
interface ReadableStream<Chunk = Uint8Array<ArrayBuffer>> {
  getReader(): ReadableStreamReader<Chunk>;
  cancel(reason?: unknown): Promise<void>;
}
declare const ReadableStream: {
  new <Chunk = Uint8Array<ArrayBuffer>>(
    source: ReadableStreamSource<Chunk>,
    strategy?: { highWaterMark?: number },
  ): ReadableStream<Chunk>;
};

type BodyContent = string | Uint8Array<ArrayBuffer> | ReadableStream;
interface Body {
  readonly body: ReadableStream | null;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}
interface RequestInit {
  method?: string;
  headers?: Headers | Record<string, string>;
  body?: BodyContent | null;
  signal?: AbortSignal | null;
  redirect?: 'error' | 'follow' | 'manual';
}
interface Request extends Body {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}
declare const Request: { new (input: string | URL | Request, init?: RequestInit): Request };
interface Response extends Body {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
}
declare const Response: {
  new (body?: BodyContent | null, init?: { status?: number; headers?: Headers | Record<string, string> }): Response;
};

interface URLSearchParams extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
}
interface URL {
  readonly href: string;
  readonly origin: string;
  readonly pathname: string;
  readonly searchParams: URLSearchParams;
}
declare const URL: { new (url: string, base?: string | URL): URL };

interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: { new (label?: string, options?: { fatal?: boolean }): TextDecoder };
interface TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: { new (): TextEncoder };
