import type { HostTime } from '../kernel/steady-time.ts';

/** What a thread can read by itself: one clock that may stop while the machine sleeps, and one that anybody may set. */
export interface OwnClocks {
  readonly monotonic: number;
  readonly wall: number;
}

/** Own clocks at the moment of an uptime. */
export interface Anchor extends OwnClocks {
  readonly boot: string;
  readonly upMs: number;
  readonly errorMs: number;
}

/** An answer that took longer says too little of when it was given. */
const longestAnswerMs = 400;
/** More than clocks differ by themselves between two answers of the host. */
const contradictionMs = 250;
/** What an anchor loses of its precision each time that it is carried on: in the end a newer one is better. */
const carriedMs = 1;

const differ = (one: OwnClocks, other: OwnClocks) =>
  Math.abs(other.wall - one.wall - (other.monotonic - one.monotonic)) > contradictionMs;

/** Null where the answer took too long, or the machine slept, or was set, while it was on its way: ask again. */
export function anchorOf({ boot, upMs }: HostTime, asked: OwnClocks, heard: OwnClocks): Anchor | null {
  const took = heard.monotonic - asked.monotonic;
  if (took < 0 || took > longestAnswerMs || differ(asked, heard)) return null;
  return { ...heard, boot, upMs: upMs + took / 2, errorMs: took / 2 };
}

/**
 * The uptime now. A suspend stops one of the own clocks, a set wall clock moves the other: where they contradict each other it is either,
 * and only the host knows which (null).
 */
export function reckoned(anchor: Anchor, own: OwnClocks): number | null {
  if (own.monotonic < anchor.monotonic || differ(anchor, own)) return null;
  return anchor.upMs + own.monotonic - anchor.monotonic;
}

/** Of two that say the same the more precise one, brought up to now: what is between two answers stays small. */
export function carriedOn(anchor: Anchor | null, fresh: Anchor): Anchor {
  const before = anchor === null || anchor.boot !== fresh.boot ? null : reckoned(anchor, fresh);
  if (anchor === null || before === null) return fresh;
  const errorMs = anchor.errorMs + carriedMs;
  const isSame = Math.abs(before - fresh.upMs) <= errorMs + fresh.errorMs;
  return isSame && errorMs < fresh.errorMs ? { ...fresh, upMs: before, errorMs } : fresh;
}
