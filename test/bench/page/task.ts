/** What a worker of the benchmark page is asked, and what it says on the way. */
export interface Task {
  readonly name: string;
  readonly input: unknown;
}

export type TaskMessage =
  | { readonly kind: 'said'; readonly line: string }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly message: string };

/** As much of a worker's own end as is needed. */
interface TaskPort {
  postMessage(message: TaskMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Task>) => void): void;
}

export type Say = (line: string) => void;
type Run = (input: never, say: Say) => Promise<unknown>;

/** The worker's end: one task, one answer; then the page ends it, so that no task finds what another left in memory. */
export function answerTask(port: TaskPort, runs: Readonly<Record<string, Run>>): void {
  const send = (message: TaskMessage) => port.postMessage(message);
  port.addEventListener('message', (event: MessageEvent<Task>) => {
    const { name, input } = event.data;
    const run = runs[name];
    if (run === undefined) return send({ kind: 'failed', message: `There is no task ${name}` });
    run(input as never, (line) => send({ kind: 'said', line })).then(
      (output) => send({ kind: 'done', output }),
      (error: unknown) =>
        send({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
