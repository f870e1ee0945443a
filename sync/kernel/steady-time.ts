/** What the machine itself knows of time, told by the host to those who cannot ask it. */
export interface HostTime {
  /** Another one after every start of the machine. */
  readonly boot: string;
  /** Milliseconds since then, those that it slept included. */
  readonly upMs: number;
  /** What its wall clock said at the same moment. */
  readonly wall: number;
}

/** Milliseconds since a stamp was made; null where that cannot be known. */
export type Since = (stamp: number) => number | null;

/**
 * Time to measure ages by. Its stamps look like milliseconds since 1970 and are none: they only grow, through suspends and restarts, and
 * whoever sets the wall clock does not move them.
 */
export interface SteadyTime {
  /** Null while own clocks contradict each other and the host has not yet said what is true. */
  now(): number | null;
  readonly since: Since;
  /** As `now`, once the host has been asked where that is needed. Does not wait long. */
  settled(): Promise<number | null>;
  /** What the store's clock said in its answer to a question of that stamp: tells how long this machine was off (FR11). */
  storeSaid(instant: number, askedAt: number): void;
}
