import { parentPort } from 'node:worker_threads';
import { playRuns } from './play-runs.ts';

/** Some of the runs of a soak, on a core of their own. */
export interface Chunk {
  readonly number: number;
  readonly firstSeed: number;
  readonly runs: number;
}

parentPort?.on('message', ({ number, firstSeed, runs }: Chunk) => {
  void playRuns(firstSeed, runs).then((tally) => parentPort?.postMessage({ number, tally }));
});
