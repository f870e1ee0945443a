import { statfs } from 'node:fs/promises';
import type { Clock } from '../kernel/clock.ts';
import type { Notices } from './notices.ts';

/** Less than what a browser's storage asks for at once: the next thing to be written may find no room. */
const hardlyAnyBytes = 24 * 1_048_576;
const lookEveryMs = 60_000;
/** While it lasts it is not told anew each minute. */
const tellEveryMs = 3_600_000;

/** Looks at how much room the disk of this folder has left, and tells when it is hardly any (OB51). */
export function startDiskWatch(parts: {
  readonly folder: string;
  readonly notices: Pick<Notices, 'tell'>;
  readonly clock: Clock;
}): { close(): void } {
  const { folder, notices, clock } = parts;
  let toldAt = -Infinity;
  let closed = false;
  let cancel: (() => void) | null = null;

  async function look(): Promise<void> {
    const { bavail, bsize } = await statfs(folder);
    if (closed || bavail * bsize >= hardlyAnyBytes || clock.monotonic() - toldAt < tellEveryMs) return;
    toldAt = clock.monotonic();
    notices.tell('disk-full');
  }

  function run(): void {
    void look()
      // A disk that cannot even say how full it is has worse to tell, elsewhere.
      .catch(() => undefined)
      .finally(() => {
        if (!closed) cancel = clock.after(lookEveryMs, run);
      });
  }

  run();
  return {
    close() {
      closed = true;
      cancel?.();
    },
  };
}
