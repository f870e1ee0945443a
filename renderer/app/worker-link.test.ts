import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WorkerLink } from './worker-link.ts';

interface Api {
  greet(name: string): Promise<string>;
}

/** A worker that answers, keeps silent or dies, as it is told. */
class FakeWorker extends EventTarget {
  terminated = false;
  silent = false;
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  postMessage(message: { id: number; parameters: readonly string[] }): void {
    if (this.silent || this.terminated) return;
    const value = `${this.#name} greets ${message.parameters[0]}`;
    const answer = new MessageEvent('message', { data: { kind: 'answer', id: message.id, value } });
    queueMicrotask(() => this.dispatchEvent(answer));
  }

  terminate(): void {
    this.terminated = true;
  }

  die(): void {
    this.dispatchEvent(new Event('error'));
  }
}

let workers: FakeWorker[];
let opened: number;
let restarts: number;
let answered: { name: string; ms: number }[];
let link: WorkerLink<Api, never, void>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  workers = [];
  opened = 0;
  restarts = 0;
  answered = [];
  link = new WorkerLink<Api, never, void>({
    start() {
      const worker = new FakeWorker(`worker ${workers.length + 1}`);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    known: Promise.resolve(),
    open: async () => {
      opened++;
    },
    onNotice: () => {},
    onRestart: () => restarts++,
    onAnswer: (name, ms) => answered.push({ name, ms }),
  });
});

afterEach(() => {
  link.close();
  vi.useRealTimers();
});

describe('a worker', () => {
  test('answers once it is open', async () => {
    await expect(link.call.greet('Mara')).resolves.toBe('worker 1 greets Mara');
    expect(opened).toBe(1);
  });

  test('is timed by the name of what was asked, where it answered', async () => {
    await link.call.greet('Mara');
    expect(answered).toEqual([{ name: 'greet', ms: expect.any(Number) }]);
    workers[0]?.die();
    await vi.advanceTimersByTimeAsync(1_000);
    const [, second] = workers;
    if (second) second.silent = true;
    const unanswered = link.call.greet('Mara').catch(() => {});
    await vi.advanceTimersByTimeAsync(30_000);
    await unanswered;
    expect(answered).toHaveLength(1);
  });

  test('that dies is replaced, opened anew, and the readers are told', async () => {
    workers[0]?.die();
    expect(workers[0]?.terminated).toBe(true);
    const answer = link.call.greet('Mara');
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(answer).resolves.toBe('worker 2 greets Mara');
    expect({ opened, restarts }).toEqual({ opened: 2, restarts: 1 });
  });

  test('that dies in the middle of a call fails that call: only the caller knows whether to repeat it', async () => {
    const [worker] = workers;
    if (worker) worker.silent = true;
    const answer = link.call.greet('Mara').catch(String);
    await vi.advanceTimersByTimeAsync(1);
    worker?.die();
    expect(await answer).toContain('closed');
  });

  test('that falls silent is replaced as well', async () => {
    const [worker] = workers;
    if (worker) worker.silent = true;
    const answer = link.call.greet('Mara').catch(String);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await answer).toContain('No answer');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(workers).toHaveLength(2);
  });

  test('is not replaced after the end', async () => {
    link.close();
    workers[0]?.die();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(1);
  });
});
