import type { Clock } from '../kernel/clock.ts';
import type { DataKey, KeyFiles } from './key-files.ts';

/** A day's orders and more, in a megabyte. The journal has room made ahead for ten times as many (OB16). */
const mostKept = 256;
/** Made one by one, so slowly that no order's own flush ever waits for more than one of them. */
const betweenMs = 250;
/** A disk that is full has to be emptied by somebody first. */
const againMs = 60_000;

/**
 * Key files for the time when the disk takes no new one: an order needs a key of its own before the journal hears of it. They stay from one
 * start to the next. Which they are is known only after a journal that could be read whole, so without that there is no reserve.
 */
export interface KeyReserve {
  begin(names: readonly string[]): Promise<void>;
  /** Null when there is none that can be opened. */
  take(): Promise<DataKey | null>;
  close(): Promise<void>;
}

export function openKeyReserve(files: Pick<KeyFiles, 'make' | 'read' | 'destroy'>, clock: Clock): KeyReserve {
  const kept: string[] = [];
  let begun = false;
  let making: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;

  async function makeOne(): Promise<void> {
    const made = await files.make().catch(() => null);
    making = null;
    if (made !== null) kept.push(made.name);
    oneMoreIn(made === null ? againMs : betweenMs);
  }

  function oneMoreIn(ms: number): void {
    if (!begun || making !== null || cancelTimer !== null || kept.length >= mostKept) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      making = makeOne();
    });
  }

  /** What cannot be read is left where it is: its vault may be open again later. */
  async function read(name: string): Promise<DataKey | null> {
    const key = await files.read(name).catch(() => null);
    return key?.ok ? { name, key: key.value } : null;
  }

  return {
    async begin(names) {
      begun = true;
      kept.push(...names.slice(0, mostKept));
      oneMoreIn(againMs);
      const surplus = names.slice(mostKept);
      if (surplus.length > 0) await files.destroy(...surplus);
    },
    async take() {
      oneMoreIn(againMs);
      for (let name = kept.shift(); name !== undefined; name = kept.shift()) {
        const key = await read(name);
        if (key !== null) return key;
      }
      return null;
    },
    async close() {
      begun = false;
      cancelTimer?.();
      await making;
    },
  };
}
