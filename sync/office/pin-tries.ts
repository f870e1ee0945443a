import { join } from 'node:path';
import * as v from 'valibot';
import { staffNumberSchema } from '../contract/staff.ts';
import type { Clock } from '../kernel/clock.ts';
import { openSlotFile, type SlotFile } from './slot-file.ts';

/** A slip of the finger happens to everybody. */
const freeTries = 3;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** So many that the wait is the longest there is. */
const worst = 32;

const fileSchema = v.object({ wrong: v.record(staffNumberSchema, v.number()) });

/**
 * How often somebody has got their PIN wrong, on the disk before each try is looked at, in room that was made ahead (OB52):
 * neither a restart nor a cut of power nor a full disk forgets one.
 * How long they wait is counted by the clock that cannot be set, and begins anew with a restart.
 */
export interface PinTries {
  /** 0: they may try now. */
  waitMs(number: string): number;
  /** Answers when this try is on the disk as a wrong one; until it proves right, that is what it is. */
  count(number: string): Promise<void>;
  forgive(number: string): Promise<void>;
}

export async function openPinTries(folder: string, numbers: readonly string[], clock: Clock): Promise<PinTries> {
  const file = await openSlotFile(join(folder, 'staff-tries'), fileSchema);
  const wrong = countsIn(file.kept, numbers);
  const lastAt = new Map(numbers.map((number) => [number, clock.monotonic()]));

  const write = () => file.write({ wrong: Object.fromEntries(wrong) });

  return {
    waitMs(number) {
      const wait = waitAfter(wrong.get(number) ?? 0);
      return Math.max(0, (lastAt.get(number) ?? 0) + wait - clock.monotonic());
    },
    async count(number) {
      wrong.set(number, Math.min(worst, (wrong.get(number) ?? 0) + 1));
      lastAt.set(number, clock.monotonic());
      await write();
    },
    async forgive(number) {
      wrong.delete(number);
      await write();
    },
  };
}

function waitAfter(wrong: number): number {
  if (wrong < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries));
}

/** A file that cannot be read says nothing in anybody's favour. */
function countsIn(
  kept: SlotFile<v.InferOutput<typeof fileSchema>>['kept'],
  numbers: readonly string[],
): Map<string, number> {
  if (kept.found === 'value') return new Map(Object.entries(kept.value.wrong));
  return new Map(kept.found === 'nothing' ? [] : numbers.map((number) => [number, worst]));
}
