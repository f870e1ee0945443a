import type { HostTime } from '../kernel/steady-time.ts';

/** From one start of the machine to the next. */
interface Epoch {
  readonly boot: string;
  /** Stamps from here on are its own; a whole second, because columns keep seconds. */
  readonly from: number;
  /** A stamp less the uptime of its moment: never changes, whatever is set. */
  readonly offset: number;
  /** The wall clock less the uptime, as last seen. */
  readonly wall: number;
  /** The store's clock less the uptime, as last heard; null: never. */
  readonly store: number | null;
  /** How much longer it truly is from stamps of the last epoch that heard the store to those of this one than their difference says. */
  readonly link: number | null;
}

/**
 *          ┌──── boot a ────┐ off  ┌──── boot b ────┐
 *   stamps from……………………………………|      from……………………………………   offset + uptime, so no set clock moves them
 *                           └──────┘ link: how long it was off, once store and wall clock say the same (FR11)
 */
export interface Timeline {
  /** Oldest first; the last is the present one. */
  readonly epochs: readonly Epoch[];
  /** No stamp was made that is later: the next epoch begins behind it. */
  readonly reservedUntil: number;
}

/** Stamps older than so many starts are not needed any more. */
const mostEpochs = 64;
/** Written down so seldom because of it, and so far may stamps run ahead of the wall clock with a restart. */
const reservedAheadMs = 600_000;
const reserveAgainMs = 120_000;
/** What a clock moves by itself, and what a question and its answer take. */
const movedMs = 500;
/** Two clocks that say the same of the time a machine was off. The clock that runs on a battery loses a second or two over a night. */
const agreeMs = 3_000;
/** Columns round to the nearest second, so a stamp may lie a little ahead. */
const roundedMs = 1_000;
/** A wall clock beyond it is broken, and its seconds would soon not fit into 32 bits. */
const latestStart = Date.UTC(2090);

/** The same timeline where the host says nothing new. */
export function hostSeen(timeline: Timeline | null, host: HostTime): Timeline {
  const present = timeline?.epochs.at(-1);
  const stamp = (present?.offset ?? 0) + host.upMs;
  if (timeline === null || present?.boot !== host.boot || stamp < present.from) return withEpoch(timeline, host);
  const isNear = stamp + reserveAgainMs > timeline.reservedUntil;
  const wall = host.wall - host.upMs;
  if (!isNear && Math.abs(wall - present.wall) < movedMs) return timeline;
  const reservedUntil = isNear ? stamp + reservedAheadMs : timeline.reservedUntil;
  return { epochs: [...timeline.epochs.slice(0, -1), { ...present, wall }], reservedUntil };
}

function withEpoch(timeline: Timeline | null, { boot, upMs, wall }: HostTime): Timeline {
  const sane = Math.min(Math.max(0, wall), latestStart);
  const from = Math.max(wholeSecond(sane), wholeSecond((timeline?.reservedUntil ?? -1) + 1_000));
  const start = Math.max(sane, from);
  const epoch = { boot, from, offset: start - upMs, wall: wall - upMs, store: null, link: null };
  const epochs = [...(timeline?.epochs ?? []), epoch].slice(-mostEpochs);
  return { epochs, reservedUntil: start + reservedAheadMs };
}

const wholeSecond = (instant: number) => Math.floor(instant / 1_000) * 1_000;

/** `store`: what the store's clock said, less the uptime of that moment. The same timeline where that is nothing new. */
export function storeHeard(timeline: Timeline, store: number): Timeline {
  const { epochs } = timeline;
  const present = epochs.at(-1);
  if (present === undefined) return timeline;
  const isNew = present.store === null || Math.abs(store - present.store) >= movedMs;
  const heard = isNew ? { ...present, store } : present;
  const link = present.link ?? linkOf(lastHeard(epochs.slice(0, -1)), heard);
  if (!isNew && link === present.link) return timeline;
  return { ...timeline, epochs: [...epochs.slice(0, -1), { ...heard, link }] };
}

/** Null where the two clocks do not say the same: one of them was set meanwhile, and nobody knows which. Where they do, the store's is the better one: ours ran on a battery. */
function linkOf(before: Epoch | undefined, present: Epoch): number | null {
  if (before === undefined || before.store === null || present.store === null) return null;
  const byStore = present.store - present.offset - (before.store - before.offset);
  const byWall = present.wall - present.offset - (before.wall - before.offset);
  return Math.abs(byStore - byWall) <= agreeMs ? byStore : null;
}

const lastHeard = (epochs: readonly Epoch[]) => epochs.findLast(({ store }) => store !== null);

export function stampOf({ epochs }: Timeline, upMs: number): number {
  return (epochs.at(-1)?.offset ?? 0) + upMs;
}

/** The uptime at which a stamp of the present epoch was made. */
export function upAt({ epochs }: Timeline, stamp: number): number {
  return stamp - (epochs.at(-1)?.offset ?? 0);
}

/** How long ago a stamp was made; null where that cannot be known, or where it was not made yet. */
export function between({ epochs }: Timeline, stamp: number, now: number): number | null {
  let ago = now - stamp;
  for (let at = epochs.length - 1; at >= 0; at--) {
    const epoch = epochs[at];
    if (epoch === undefined) return null;
    const isPresent = at === epochs.length - 1;
    // In an epoch that never heard the store no figure came, and nothing is linked to it.
    if (stamp >= epoch.from) return (isPresent || epoch.store !== null) && ago >= -roundedMs ? Math.max(0, ago) : null;
    if (epoch.store === null && !isPresent) continue;
    if (epoch.link === null) return null;
    ago += epoch.link;
  }
  return null;
}
