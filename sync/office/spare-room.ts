import { stat, unlink } from 'node:fs/promises';
import { type DiskProblem } from '../outbox/ports.ts';
import { diskProblem, writeDurably } from './durable-files.ts';

/** A day's orders in a file, and a key to sign it with. */
const roomBytes = 1_048_576;

/** A file of nothing, which makes way for one that matters when the disk has no other room (OB52). */
export interface SpareRoom {
  /** Does it again in that room, where the disk was full. Throws what the work throws. */
  using<Value>(work: () => Promise<Value>): Promise<Value>;
}

export async function openSpareRoom(path: string): Promise<SpareRoom> {
  async function keep(): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size !== roomBytes) await writeDurably(path, new Uint8Array(roomBytes));
  }

  // A disk that is full already has none to spare.
  const keepIfItCan = () => keep().catch(() => undefined);
  await keepIfItCan();
  return {
    async using(work) {
      try {
        return await work();
      } catch (problem) {
        if (!isFull(diskProblem(problem))) throw problem;
        await unlink(path).catch(() => undefined);
        return await work();
      } finally {
        await keepIfItCan();
      }
    },
  };
}

const isFull = ({ kind }: DiskProblem): boolean => kind === 'disk-full';
