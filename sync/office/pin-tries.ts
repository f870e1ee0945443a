import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { staffNumberSchema } from '../contract/staff.ts';
import type { Clock } from '../kernel/clock.ts';
import { codeOf, writeDurably } from './durable-files.ts';

/** A slip of the finger happens to everybody. */
const freeTries = 3;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** So many that the wait is the longest there is. */
const worst = 32;

const fileSchema = v.object({ version: v.literal(1), wrong: v.record(staffNumberSchema, v.number()) });

/**
 * How often somebody has got their PIN wrong, on the disk before each try is looked at: neither a restart nor a cut of power forgets one.
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
  const path = join(folder, 'staff-tries.json');
  const wrong = await readCounts(path, numbers);
  const lastAt = new Map(numbers.map((number) => [number, clock.monotonic()]));

  const write = () => writeDurably(path, Buffer.from(JSON.stringify({ version: 1, wrong: Object.fromEntries(wrong) })));

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
async function readCounts(path: string, numbers: readonly string[]): Promise<Map<string, number>> {
  try {
    const parsed = v.safeParse(fileSchema, JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return new Map(Object.entries(parsed.output.wrong));
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return new Map();
    if (!(problem instanceof SyntaxError)) throw problem;
  }
  return new Map(numbers.map((number) => [number, worst]));
}
