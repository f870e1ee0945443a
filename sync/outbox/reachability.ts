import type { CommerceError } from '../contract/commerce-error.ts';
import type { Info } from '../contract/info.ts';
import type { Connection } from '../contract/office-status.ts';
import { type Bell, createBell } from '../kernel/bell.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import { fail, type Result } from '../kernel/result.ts';
import { askedToWaitMs, breakerBackoff, delayBefore, probeBackoff } from './backoff.ts';

/** Is the platform within reach? Everyone who gets a real answer, or none, says so here. */
export interface Reachability {
  connection(): Connection;
  /** What the platform said of itself last; null until it has. */
  info(): Info | null;
  /** Why it last failed to say; null when it did. */
  problem(): CommerceError | null;
  answered(): void;
  failed(error: CommerceError): void;
  close(): void;
}

interface Parts {
  probe(): Promise<Result<Info, CommerceError>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  onChange(): void;
}

/** Without traffic the status still has to be true: this is how old "connected" may be. */
const quietProbeMs = 15_000;
/** So many failures in a row while the probe itself is answered: the platform is up and not well. */
const failuresToPause = 5;

/**
 *   unknown ──probe──► connected ──a failure, and the probe fails too──► away
 *                          ▲  └─────many failures in a row──────────────►  │
 *                          └────────────── probe, with backoff ◄───────────┘
 */
export function watchReachability({ probe, clock, random, logger, onChange }: Parts): Reachability {
  const bell: Bell = createBell(clock);
  let connection: Connection = { state: 'unknown' };
  let info: Info | null = null;
  let problem: CommerceError | null = null;
  let failures = 0;
  let trips = 0;
  let leaveInPeaceMs = 0;
  let unansweredProbes = 0;
  let closed = false;

  function become(next: Connection): void {
    const moved = next.state !== connection.state;
    connection = next;
    if (!moved) return;
    logger.info('reachability', { state: next.state, reason: next.state === 'away' ? next.reason : null });
    onChange();
  }

  const connected = () => become({ state: 'connected', checkedAt: clock.now() });
  function away(reason: 'unreachable' | 'refused' | 'failing'): void {
    if (connection.state !== 'away') become({ state: 'away', since: clock.now(), reason });
    else connection = { ...connection, reason };
  }

  /** The breaker. One more failure after the pause is enough to pause again, for longer: half open. */
  function trip(): void {
    failures = failuresToPause - 1;
    leaveInPeaceMs = delayBefore(++trips, breakerBackoff, 0, random);
    away('failing');
  }

  function heed(answer: Result<Info, CommerceError>): void {
    problem = answer.ok ? null : answer.problem;
    if (answer.ok) {
      info = answer.value;
      unansweredProbes = 0;
      connected();
      return;
    }
    unansweredProbes++;
    // "Slow down" is an answer like another: nothing is known to be wrong.
    if (answer.problem.kind !== 'RateLimited') away(reasonFor(answer.problem));
  }

  async function run(): Promise<void> {
    while (!closed) {
      await rest(leaveInPeaceMs);
      leaveInPeaceMs = 0;
      const answer = await probe().catch(() => fail(probeBroke));
      if (closed) return;
      heed(answer);
      // A fleet that found the store again in one moment must not go on asking in step.
      if (answer.ok) await bell.heard(quietProbeMs * (1 - random.next() / 3));
      else await rest(delayBefore(unansweredProbes, probeBackoff, askedToWaitMs(answer.problem), random));
    }
  }

  /** While away only time counts: everyone else's failures would ring the bell without pause. */
  async function rest(ms: number): Promise<void> {
    const until = clock.monotonic() + ms;
    for (let left = ms; left > 0 && !closed; left = until - clock.monotonic()) await bell.heard(left);
  }

  function answered(): void {
    failures = 0;
    trips = 0;
    if (connection.state === 'connected') connected();
  }

  function failed(error: CommerceError): void {
    // What was under way when the store went away says nothing new.
    if (connection.state === 'away') return;
    if (error.kind === 'Auth') away('refused');
    else if (!isNoAnswer(error)) return answered();
    else if (++failures >= failuresToPause) trip();
    bell.ring();
  }

  void run();
  return {
    connection: () => connection,
    info: () => info,
    problem: () => problem,
    answered,
    failed,
    close() {
      closed = true;
      bell.ring();
    },
  };
}

/** A bug in a connector: the loop that would notice its end must not end with it. */
const probeBroke: CommerceError = { kind: 'Transient', message: 'The connector failed' };

/** Everything else is an answer, if not the one that was hoped for. */
const isNoAnswer = ({ kind }: CommerceError) => kind === 'Transient' || kind === 'Ambiguous';

function reasonFor(error: CommerceError): 'unreachable' | 'refused' | 'failing' {
  if (error.kind === 'Auth') return 'refused';
  return isNoAnswer(error) ? 'unreachable' : 'failing';
}
