import { type CheckedResource, checkedResources } from '../contract/checksums.ts';
import type { CommerceErrorKind } from '../contract/commerce-error.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Cancellation, Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Generation } from './generation.ts';
import { visitOwnRows } from './own-rows.ts';
import { PartitionSums } from './partition-sums.ts';
import { type PriceIds, priceIdsOf } from './price-ids.ts';
import type { FeedSource } from './feed-source.ts';
import { repairOf, type RepairParts } from './repair.ts';
import { Sweeps } from './sweeps.ts';
import { mend, type MendParts } from './take-repair.ts';

export interface HealthParts extends RepairParts, MendParts {
  readonly clock: Clock;
  readonly breath: Breath;
  readonly source: FeedSource;
  readonly random: Random;
}

/** How the replica and the store added up, each on its own. */
interface Sums {
  readonly ours: Uint32Array;
  readonly theirs: readonly number[];
}

interface Look extends Sums {
  /** The page that was the last when it was looked. */
  readonly seq: number;
  /** Partitions that were fetched again after it. */
  readonly repaired: ReadonlySet<number>;
}

interface Compared {
  before: Look | null;
  /** Partitions that were fetched in vain: the two sides do not mean the same. */
  readonly vain: Set<number>;
  /** Not so where the store does not offer it, or what it says is not what is compared here. */
  comparable: boolean;
}

/** These say nothing of whether there is such a thing. */
const passing: readonly CommerceErrorKind[] = ['Transient', 'RateLimited', 'Auth', 'Ambiguous'];
/** One partition is a thousandth of the rows: even some dozens of them fetched again are little. */
const partitions = 1_024;
const mostRepairsALook = 64;
/** A start, and a first fill, have better things to do. */
const firstLookMs = 2 * 60_000;
const secondLookMs = 30_000;
const usualLookMs = 6 * 3_600_000;
/** Looks one soon after the other that mended nothing; where everything changes all the time, nothing holds still to be compared. */
const mostIdleLooks = 4;
/** More of them are no accident. */
const mostVain = 64;

/**
 *   rest ──► sums of both sides ──equal──► rest, some hours
 *                 └─ differ ──► pull ──► sums again ── differ, and neither has moved ──► fetch, take in ──► sums again
 *
 * One for each generation. It works between two rounds, when nothing else writes.
 */
export class HealthCheck {
  readonly #parts: HealthParts;
  readonly #generation: Generation;
  readonly #compared = new Map<CheckedResource, Compared>(
    checkedResources.map((resource) => [resource, { before: null, vain: new Set(), comparable: true }]),
  );
  /** Where the store offers no sums, the list of its ids at least says what is gone. */
  #sweeps: Sweeps | null = null;
  #idle = 0;
  #dueAt: number;

  constructor(parts: HealthParts, generation: Generation) {
    this.#parts = parts;
    this.#generation = generation;
    this.#dueAt = parts.clock.monotonic() + firstLookMs;
  }

  isOf(generation: Generation): boolean {
    return generation === this.#generation;
  }

  /** True when all that has changed is to be pulled before it looks again. */
  async lookIfDue(closing: Cancellation): Promise<boolean> {
    const { clock, random } = this.#parts;
    await this.#sweeps?.stepIfDue(closing);
    if (clock.monotonic() < this.#dueAt) return false;
    let soon = false;
    this.#idle++;
    for (const [resource, compared] of this.#compared)
      if (!closing.cancelled && compared.comparable) soon = (await this.#look(resource, compared)) || soon;
    soon &&= this.#idle < mostIdleLooks;
    if (!soon) this.#idle = 0;
    this.#dueAt = clock.monotonic() + (soon ? secondLookMs : usualLookMs * (0.5 + random.next()));
    return soon;
  }

  /** True when it should look again soon. */
  async #look(resource: CheckedResource, compared: Compared): Promise<boolean> {
    const { heal, source, breath } = this.#parts;
    const answer = await heal.checksums(resource, partitions);
    if (!answer.ok) {
      if (passing.includes(answer.problem.kind)) return true;
      this.#sweeps ??= new Sweeps(this.#parts, this.#generation);
      return this.#giveUp(resource, compared);
    }
    const priceIds = resource === 'price' ? await priceIdsOf(source, breath) : null;
    if (priceIds === 'away') return true;
    const own = new PartitionSums(partitions);
    const visit = (id: string, text: string) => own.add(id, text);
    const visited = await visitOwnRows(this.#generation, resource, priceIds, visit, breath);
    if (visited === 'ids-unknown') return false;
    const sums = { ours: own.sums, theirs: answer.value.partitions };
    const differing = differingIn(sums, compared);
    if (compared.vain.size > mostVain) return this.#giveUp(resource, compared);
    const bad = this.#proven(resource, differing, sums, compared.before);
    const repaired = bad.length > 0 ? await this.#mend(resource, priceIds, bad, sums.theirs) : [];
    compared.before = { ...sums, seq: this.#generation.seq, repaired: new Set(repaired) };
    return differing.length > 0;
  }

  /** For as long as this generation is read. */
  #giveUp(resource: CheckedResource, compared: Compared): false {
    compared.comparable = false;
    this.#parts.logger.info('health.not-comparable', { resource });
    return false;
  }

  /** What is still different though all that had changed has been pulled, and stands still on both sides. */
  #proven(resource: CheckedResource, differing: readonly number[], now: Sums, before: Look | null): readonly number[] {
    const pulled = this.#generation.checkpoints.get(resource)?.seq ?? 0;
    if (before === null || pulled <= before.seq) return [];
    return differing
      .filter((each) => before.ours[each] === now.ours[each] && before.theirs[each] === now.theirs[each])
      .slice(0, mostRepairsALook);
  }

  /** Answers which were fetched. */
  async #mend(
    resource: CheckedResource,
    priceIds: PriceIds | null,
    bad: readonly number[],
    theirs: Sums['theirs'],
  ): Promise<readonly number[]> {
    const generation = this.#generation;
    const sums = new Map(bad.map((partition) => [partition, theirs[partition] ?? 0]));
    const damage = { generation, resource, priceIds, partitions: sums, of: partitions };
    const mending = await repairOf(this.#parts, damage);
    if (mending === 'away') return [];
    if (await mend(this.#parts, generation, mending)) this.#idle = 0;
    return bad;
  }
}

/** Partitions that are not the same, but for those that never will be. */
function differingIn({ ours, theirs }: Sums, { before, vain }: Compared): readonly number[] {
  const differing: number[] = [];
  for (const [partition, sum] of theirs.entries()) {
    const same = ours[partition] === sum;
    if (same) vain.delete(partition);
    else if (before?.repaired.has(partition) === true && before.theirs[partition] === sum) vain.add(partition);
    if (!same && !vain.has(partition)) differing.push(partition);
  }
  return differing;
}
