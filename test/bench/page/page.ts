import type { Say, Task, TaskMessage } from './task.ts';

/** Whose code the worker runs: ours and the peers' are never loaded together. */
export type Side = 'ours' | 'peers';

/** What the benchmark calls from outside. */
export interface BenchPage {
  run(side: Side, task: Task): Promise<unknown>;
}

const started: Readonly<Record<Side, () => Worker>> = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  peers: () => new Worker(new URL('../peers/peers.worker.ts', import.meta.url), { type: 'module' }),
};

const say: Say = (line) => console.info(line);

function run(side: Side, task: Task): Promise<unknown> {
  const worker = started[side]();
  return new Promise<unknown>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TaskMessage>) => {
      if (data.kind === 'said') say(data.line);
      else if (data.kind === 'done') resolve(data.output);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

Object.assign(window, { bench: { run } satisfies BenchPage });
