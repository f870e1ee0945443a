import type { Resource } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Generation } from './generation.ts';
import type { Change } from './page-lines.ts';
import { type Round, roundOf } from './pull-round.ts';
import { takeIn, type TakenPage, writePage } from './write-page.ts';

/** What mends the replica, and how many rows that is. */
export interface Repair {
  readonly resource: Resource;
  readonly changes: readonly Change[];
  readonly rows: number;
  readonly askedAt: number;
}

/** Takes it in as a page that leaves the cursor where it is: what came after that comes once more. */
async function takeRepair(
  generation: Generation,
  { resource, changes, rows, askedAt }: Repair,
  breath: Breath,
): Promise<TakenPage | null> {
  const before = generation.checkpoints.get(resource);
  if (before === undefined) return null;
  const end = { next: before.cursor, complete: false, epoch: before.epoch, serverTime: askedAt };
  const taken = await takeIn(generation, { resource, changes, askedAt, quarantine: [], end }, breath);
  const checkpoint = { ...taken.checkpoint, repaired: (before.repaired ?? 0) + rows };
  generation.checkpoints.set(resource, checkpoint);
  return { write: taken.write, checkpoint };
}

export interface MendParts {
  readonly breath: Breath;
  readonly logger: Logger;
  onRound(round: Round): Promise<void>;
}

/** Memory, storage, index: as a round of its own. False when there was nothing to mend. */
export async function mend(parts: MendParts, generation: Generation, repair: Repair): Promise<boolean> {
  const taken = repair.rows === 0 ? null : await takeRepair(generation, repair, parts.breath);
  if (taken === null) return false;
  await writePage(generation, taken);
  parts.logger.warn('replica.repaired', { resource: repair.resource, rows: repair.rows });
  await parts.onRound(roundOf(generation, [taken]));
  return true;
}
