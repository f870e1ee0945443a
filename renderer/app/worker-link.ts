import { type Client, connect } from '../../sync/worker/rpc.ts';

type Method = (...parameters: never[]) => Promise<unknown>;
type Methods<Api> = { [Name in keyof Api]: Api[Name] extends Method ? Api[Name] : never };

/** A worker that fails at once would otherwise be started in a tight loop. */
const restartAfterMs = 1_000;
/** The same wait as the calls' own: an answer that took this long never came. */
const stuckAfterMs = 29_900;

interface Parts<Api, Notice, Known> {
  start(): Worker;
  /** Until then nothing is asked of a worker, because nobody knows yet where the kiosk stands. */
  readonly known: Promise<Known>;
  /** Said first to every new worker. What follows does not wait for its answer: messages keep their order. */
  open(api: Api, known: Known): Promise<void>;
  onNotice(notice: Notice): void;
  /** What was read from the worker before may not be true of the new one. */
  onRestart(): void;
  /** After every answer: what was called, and how long the worker took. */
  onAnswer(name: string, ms: number): void;
}

/**
 * A worker that is replaced when it dies or falls silent. Calls made meanwhile wait for the new one; the calls that were under way
 * fail, because only their caller knows whether they may be made twice.
 */
export class WorkerLink<Api extends Methods<Api>, Notice, Known> {
  readonly call: Api;
  readonly #parts: Parts<Api, Notice, Known>;
  #worker: Worker;
  #client: Client<Api>;
  #opened: Promise<void>;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(parts: Parts<Api, Notice, Known>) {
    this.#parts = parts;
    this.#worker = parts.start();
    this.#client = this.#connect();
    this.#opened = this.#open();
    this.call = new Proxy({} as Api, {
      get: (_, method) => (typeof method === 'string' ? this.#method(method as keyof Api & string) : undefined),
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#client.close();
    this.#worker.terminate();
  }

  #connect(): Client<Api> {
    const worker = this.#worker;
    worker.addEventListener('error', () => this.#replace(worker), { once: true });
    worker.addEventListener('messageerror', () => this.#replace(worker), { once: true });
    return connect<Api, Notice>(worker, (notice) => this.#parts.onNotice(notice));
  }

  async #open(): Promise<void> {
    const known = await this.#parts.known;
    const worker = this.#worker;
    this.#parts.open(this.#client.call, known).catch(() => this.#replace(worker));
  }

  #method(method: keyof Api & string) {
    return async (...parameters: unknown[]) => {
      await this.#opened;
      const worker = this.#worker;
      const startedAt = performance.now();
      const ask = this.#client.call[method] as unknown as (...given: unknown[]) => Promise<unknown>;
      try {
        const answer = await ask(...parameters);
        this.#parts.onAnswer(method, performance.now() - startedAt);
        return answer;
      } catch (error) {
        if (performance.now() - startedAt >= stuckAfterMs) this.#replace(worker);
        throw error;
      }
    };
  }

  #replace(dead: Worker): void {
    if (this.#closed || dead !== this.#worker || this.#restart !== undefined) return;
    this.#client.close();
    dead.terminate();
    this.#opened = new Promise((resolve, reject) => {
      this.#restart = setTimeout(() => {
        this.#restart = undefined;
        this.#worker = this.#parts.start();
        this.#client = this.#connect();
        this.#open().then(resolve, reject);
        this.#parts.onRestart();
      }, restartAfterMs);
    });
    this.#opened.catch(() => {});
  }
}
