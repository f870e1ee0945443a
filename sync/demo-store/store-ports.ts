import type { Cancellation, Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';

/** What the store takes from the world beside its sockets and its file. Tests script it. */
export interface StorePorts {
  readonly clock: Clock;
  /** For the faults. The town has its own, so that switching a fault on does not change who buys what. */
  readonly random: Random;
  /** Cancelled when the store shuts down, so that nothing slow is waited for. */
  readonly closing: Cancellation;
}
