import { type Resource, resources } from '../contract/feed.ts';
import { type Bell, createBell } from '../kernel/bell.ts';
import { cancellationSource } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { HealSource } from './heal-source.ts';
import { HealthCheck } from './health-check.ts';
import { DamagedPiece } from './pieces.ts';
import type { Trouble } from './pull-page.ts';
import { type Done, type Outcome, pullRound, type RoundParts } from './pull-round.ts';
import type { PullTrouble } from './pull-trouble.ts';
import { storageTrouble } from './storage-trouble.ts';

interface PullParts extends RoundParts {
  readonly random: Random;
  readonly logger: Logger;
  /** Another window led, and wrote, since the replica was opened here. */
  readonly waited: boolean;
  /** What it is compared with now and then, where there is such a thing. */
  readonly heal?: HealSource;
  /** A good moment for a round. */
  calm?(): Promise<void>;
  /** Null: none any more. */
  onTrouble(trouble: PullTrouble | null): void;
}

export interface PullLoop {
  /** Pull what is due and what is not: somebody asked, or the store is back. */
  wake(): void;
  /** Something of these has changed: pull them soon (RP12). What the store itself keeps us from is not sooner for it. */
  hinted(changed: readonly Resource[]): void;
  /** What is stored is not what was written: fetch all of it again (RP10). */
  damaged(): void;
  close(): void;
}

const firstRetryMs = 500;
const longestRetryMs = 60_000;

/**
 *   due? ── nobody asks ── a page of each resource that is due, in order ──► written ──► told ──► due?
 *    │                ├─ cut, away, disk ──► pause, growing ──► due?
 *    │                ├─ unreadable ──► that feed is due later, ever later ──► due?
 *    │                └─ too old, other epoch, damaged ──► a new generation ──► due?
 *    └── nothing: look whether it adds up as the store does, if it is time to; rest until something is due, or until woken
 */
export function startPull(parts: PullParts): PullLoop {
  const { clock, random, replica, logger } = parts;
  const bell: Bell = createBell(clock);
  const closing = cancellationSource();
  const dueAt = new Map<Resource, number>();
  /** How often in a row a feed gave no sense. */
  const unreadable = new Map<Resource, number>();
  /** Kept until the next round begins: the page that is coming in now may be of before. */
  const hinted = new Set<Resource>();
  let health: HealthCheck | null = null;
  let failures = 0;
  let damaged = false;
  let resting = false;
  // Another window may have written since this one opened: what is on the disk is right.
  let aheadOfStorage = parts.waited;

  async function run(): Promise<void> {
    while (!closing.cancelled) {
      await parts.calm?.();
      if (closing.cancelled) return;
      const outcome = await attempt();
      if (closing.cancelled) return;
      if (outcome.kind === 'trouble') await rest(outcome);
      else if (untilDue() > 0) await bell.heard(untilDue());
    }
  }

  async function attempt(): Promise<Outcome> {
    try {
      if (aheadOfStorage) await replica.reopen();
      aheadOfStorage = false;
      takeHints();
      const outcome = await concluded(damaged ? { kind: 'start-over' } : await pullRound(parts, dueAt, closing));
      if (outcome.kind === 'done' && untilDue() > 0) await lookAfterHealth();
      return outcome;
    } catch (error) {
      return closing.cancelled ? { kind: 'done', read: [], unreadable: [], shortage: null } : storageFailed(error);
    }
  }

  /** Between two rounds, when all that is known to have changed is here (RP13). */
  async function lookAfterHealth(): Promise<void> {
    const { reading } = replica;
    if (parts.heal === undefined || reading === null || !reading.filled || replica.rebuilding) return;
    if (health?.isOf(reading) !== true) health = new HealthCheck({ ...parts, heal: parts.heal }, reading);
    if (await health.lookIfDue(closing)) dueAt.clear();
  }

  function takeHints(): void {
    for (const resource of hinted) if (!unreadable.has(resource)) dueAt.delete(resource);
    hinted.clear();
  }

  async function concluded(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind === 'done') {
      failures = 0;
      postpone(outcome);
      parts.onTrouble(outcome.shortage ?? (unreadable.size > 0 ? 'unreadable-answer' : null));
    }
    if (outcome.kind !== 'start-over') return outcome;
    logger.warn('pull.start-over', { damaged });
    await replica.startOver(damaged ? 'damaged' : 'too-old');
    damaged = false;
    dueAt.clear();
    // A store that says so again before it has given a single page is not to be asked in a circle.
    return failures++ === 0 ? outcome : { kind: 'trouble', trouble: 'unreadable-answer', atLeastMs: 0 };
  }

  /** A feed that stays unreadable does not slow the others. */
  function postpone({ read, unreadable: feeds }: Done): void {
    for (const resource of read) unreadable.delete(resource);
    for (const resource of feeds) {
      const times = unreadable.get(resource) ?? 0;
      unreadable.set(resource, times + 1);
      dueAt.set(resource, clock.monotonic() + pauseAfterFailures(times));
    }
  }

  /** What went wrong between us and the disk. What was taken into memory and not written is forgotten with the next attempt. */
  function storageFailed(error: unknown): Trouble {
    const isDamaged = error instanceof DamagedPiece;
    damaged ||= isDamaged;
    // Starting over does not need what is damaged; reading it again would only fail again.
    aheadOfStorage = !isDamaged;
    const trouble = storageTrouble(error);
    logger.warn('pull.storage', { trouble, name: error instanceof Error ? error.name : 'unknown' });
    return { kind: 'trouble', trouble, atLeastMs: 0 };
  }

  async function rest({ trouble, atLeastMs }: Trouble): Promise<void> {
    parts.onTrouble(trouble);
    resting = true;
    await bell.heard(atLeastMs + pauseAfterFailures(failures++));
    resting = false;
  }

  const pauseAfterFailures = (times: number) => random.next() * Math.min(longestRetryMs, firstRetryMs * 2 ** times);

  const untilDue = () => {
    if (hinted.size > 0) return 0;
    const next = Math.min(...resources.map((resource) => dueAt.get(resource) ?? 0));
    return Math.max(0, next - clock.monotonic());
  };

  void run();
  return {
    wake() {
      dueAt.clear();
      bell.ring();
    },
    hinted(changed) {
      for (const resource of changed) hinted.add(resource);
      if (!resting) bell.ring();
    },
    damaged() {
      // While a whole one is being fetched, the damage is known.
      if (replica.rebuilding) return;
      damaged = true;
      bell.ring();
    },
    close() {
      closing.cancel();
      bell.ring();
    },
  };
}
