import type { Clock } from '../kernel/clock.ts';
import type { DataKey, KeyFiles } from './key-files.ts';
import { openKeyReserve } from './key-reserve.ts';

/** More orders than a kiosk gets in the time that making as many keys takes. */
const mostSpares = 8;
/** By then the order that took a key has its answer, and the disk is not asked to flush for two things at once. */
const restMs = 50;
/** A kiosk that starts has its first screen to read, and nobody orders within seconds of it. */
const quietStartMs = 3_000;

/**
 * Data keys that are on the disk before anybody orders: no shopper waits for a key's two flushes. A spare locks nothing, so one that is
 * never used is harmless: closing destroys those that are left, and what a kill leaves behind goes to the reserve at the next start (OB42).
 */
export interface KeyPool {
  /** A key that nobody had before, on the disk. Made at once when there is no spare; from the reserve where none can be made. */
  take(): Promise<DataKey>;
  /** From now on there is a reserve for a disk that is full; these key files are its first, those above its size go. */
  keepReserve(names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export function openKeyPool(files: Pick<KeyFiles, 'make' | 'read' | 'destroy'>, clock: Clock): KeyPool {
  const spares: DataKey[] = [];
  const reserve = openKeyReserve(files, clock);
  let closed = false;
  let filling: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;

  async function fill(): Promise<void> {
    while (!closed && spares.length < mostSpares) spares.push(await files.make());
  }

  /** A disk or a vault that cannot make one now is heard of by the order that needs one, and tried again after it. */
  function fillIn(ms: number): void {
    if (closed || filling !== null || cancelTimer !== null) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      filling = fill()
        .catch(() => undefined)
        .finally(() => (filling = null));
    });
  }

  async function make(): Promise<DataKey> {
    try {
      return await files.make();
    } catch (problem) {
      const kept = await reserve.take();
      if (kept === null) throw problem;
      return kept;
    }
  }

  fillIn(quietStartMs);
  return {
    async take() {
      const spare = spares.shift();
      fillIn(restMs);
      return spare ?? make();
    },
    async keepReserve(names) {
      await filling;
      const ours = new Set(spares.map(({ name }) => name));
      await reserve.begin(names.filter((name) => !ours.has(name)));
    },
    async close() {
      closed = true;
      cancelTimer?.();
      await filling;
      await reserve.close();
      await files.destroy(...spares.splice(0).map(({ name }) => name)).catch(() => undefined);
    },
  };
}
