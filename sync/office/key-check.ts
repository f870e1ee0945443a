import { crc32 } from '../kernel/checksum.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import { errorName } from '../kernel/error-name.ts';
import type { Logger } from '../kernel/logger.ts';
import type { CheckedKeys } from './key-files.ts';
import type { Notices } from './notices.ts';

/** A kiosk that starts has better things to do. */
const quietStartMs = 60_000;
const betweenRoundsMs = 24 * 3_600_000;
/** Two small files to be read: so slowly that nobody notices, and some thousand keys are still done within the hour. */
const betweenKeysMs = 50;

/**
 *   rest ──► each key in turn: are both of its files whole? ──► the damaged one is mended from the other, and it is told
 *    ▲                                                   └────► neither is: it is told
 *    └── a day ◄── all done
 *
 * Damage that nobody looks for waits until it has befallen both (OB50).
 */
export function startKeyCheck(parts: {
  readonly files: readonly CheckedKeys[];
  readonly notices: Pick<Notices, 'tell'>;
  readonly clock: Clock;
  readonly logger: Logger;
}): { close(): Promise<void> } {
  const { files, notices, clock, logger } = parts;
  const closing = cancellationSource();

  async function checkAll(keys: CheckedKeys): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const name of await keys.names()) {
      if (closing.cancelled) break;
      const found = await keys.check(name);
      if (found === 'mended') notices.tell('keys-mended');
      if (found === 'lost') lost.push(name);
      await pause(clock, betweenKeysMs, closing);
    }
    return lost;
  }

  async function round(): Promise<void> {
    const lost = (await Promise.all(files.map(checkAll))).flat().toSorted();
    // They stay lost: told once, and again when there are others.
    if (lost.length > 0)
      notices.tell('keys-lost', { count: lost.length, mark: crc32(Buffer.from(lost.join())).toString(16) });
  }

  async function run(): Promise<void> {
    for (let restMs = quietStartMs; (await pause(clock, restMs, closing)) === 'elapsed'; restMs = betweenRoundsMs)
      await round().catch((problem: unknown) => logger.warn('key-check-failed', { error: errorName(problem) }));
  }

  const running = run();
  return {
    close() {
      closing.cancel();
      return running;
    },
  };
}
