import { type Anchor, anchorOf, carriedOn, type OwnClocks, reckoned } from '../freshness/reckoning.ts';
import { between, hostSeen, stampOf, storeHeard, type Timeline, upAt } from '../freshness/timeline.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { HostTime, SteadyTime } from '../kernel/steady-time.ts';

/** Where the timeline is kept, beside the stamps that it tells apart. */
export interface TimelineRecord {
  kept(): Promise<Timeline | null>;
  /** In one transaction, so that two windows do not begin the same epoch twice. */
  changeTimeline(change: (before: Timeline | null) => Timeline): Promise<Timeline>;
}

interface Parts {
  /** Null where nobody answered in time. */
  askHost(): Promise<HostTime | null>;
  readonly record: TimelineRecord;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface HostClock extends SteadyTime {
  close(): void;
}

/** So long own clocks are carried on; what they cannot notice then is a wall clock that drifts from the other one. */
const askEveryMs = 15_000;
/** An answer can be slow by accident, and the machine can sleep while it is under way. */
const tries = 5;
/** A silent host is not asked again for every card. */
const silentMs = 1_000;
/** The way to the store and back: of an answer that took longer it is not known well enough when it was given. */
const longestStoreMs = 600;

/**
 *   ask the host ──► timeline kept ──► anchored ──► own clocks carry on ── 15 s ──► ask the host
 *        ▲ silent: in a moment            │ they contradict each other: it slept, or was set
 *        └──────────────── unknown ◄──────┘
 */
export function openHostClock({ askHost, record, clock, logger }: Parts): HostClock {
  const closing = cancellationSource();
  let timeline: Timeline | null = null;
  let anchor: Anchor | null = null;
  let asking: Promise<void> | null = null;
  let silentUntil = -Infinity;

  const own = (): OwnClocks => ({ monotonic: clock.monotonic(), wall: clock.now() });

  async function askOnce(): Promise<'heard' | 'too-slow' | 'silent'> {
    const asked = own();
    const host = await askHost();
    if (host === null) return 'silent';
    const fresh = anchorOf(host, asked, own());
    if (fresh === null) return 'too-slow';
    timeline ??= await record.kept();
    const seen = hostSeen(timeline, host);
    // Stamps of an epoch that is not on the disk would be another's after a restart: first the epoch, then its stamps.
    if (seen !== timeline) timeline = await record.changeTimeline((before) => hostSeen(before, host));
    anchor = carriedOn(anchor, fresh);
    return 'heard';
  }

  async function askUntilHeard(): Promise<void> {
    try {
      for (let left = tries; left > 0 && !closing.cancelled; left--) {
        const said = await askOnce();
        if (said === 'heard') return;
        if (said === 'silent') break;
      }
    } catch (error) {
      logger.warn('host-clock.not-kept', { name: error instanceof Error ? error.name : 'unknown' });
    }
    silentUntil = clock.monotonic() + silentMs;
  }

  function ask(): Promise<void> {
    asking ??= askUntilHeard().finally(() => (asking = null));
    return asking;
  }

  async function run(): Promise<void> {
    while (!closing.cancelled) {
      await ask();
      await pause(clock, now() === null ? silentMs : askEveryMs, closing);
    }
  }

  function now(): number | null {
    const upMs = anchor === null ? null : reckoned(anchor, own());
    return timeline === null || upMs === null ? null : stampOf(timeline, upMs);
  }

  void run();
  return {
    now,
    since(stamp) {
      const present = now();
      return timeline === null || present === null ? null : between(timeline, stamp, present);
    },
    async settled() {
      // An answer that was under way already may be of before the machine slept: then it is asked once more.
      for (let left = 2; left > 0 && now() === null && clock.monotonic() >= silentUntil; left--) await ask();
      return now();
    },
    storeSaid(instant, askedAt) {
      const heardAt = now();
      if (timeline === null || heardAt === null || heardAt - askedAt > longestStoreMs) return;
      const store = instant - upAt(timeline, (askedAt + heardAt) / 2);
      if (storeHeard(timeline, store) === timeline) return;
      const kept = record.changeTimeline((before) => storeHeard(before ?? { epochs: [], reservedUntil: 0 }, store));
      kept.then(
        (changed) => (timeline = changed),
        (error: unknown) =>
          logger.warn('host-clock.not-kept', { name: error instanceof Error ? error.name : 'unknown' }),
      );
    },
    close: closing.cancel,
  };
}
