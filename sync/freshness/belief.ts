/**
 * What is truly there, by how far it is from the record: nothing at all, some but at least nine fewer, eight fewer and so on, as recorded, one
 * more, two more, three or more. Sales and deliveries move record and shelf alike, so the distance stays what it was, and fourteen chances
 * are a good summary of all that was seen.
 */
export type Belief = Float64Array;
export const distances = 14;
export const nothing = 0;
const fewer = 1;
const asRecorded = 10;
const more = 13;
/** The record less this is the most of what "fewer" can be. */
const farthest = asRecorded - fewer;

/** A sale of what by this belief was not there: we, or the till, are mistaken that often. */
const impossible = 0.02;
const tiny = 1e-3;

export const newBelief = (): Belief => new Float64Array(distances);

/** Where so many are, by a record of so many. */
export function distanceOf(recorded: number, there: number): number {
  if (there <= 0) return nothing;
  return Math.max(fewer, Math.min(more, there - recorded + asRecorded));
}

const piecesAt = (distance: number, recorded: number): number => recorded + distance - asRecorded;
/** So many are there; of "fewer" those in the middle. */
export function piecesFor(distance: number, recorded: number): number {
  if (distance === nothing) return 0;
  return distance === fewer
    ? Math.max(1, Math.round((recorded - farthest) / 2))
    : Math.max(0, piecesAt(distance, recorded));
}

const share = (belief: Belief, distance: number): number => belief[distance] ?? 0;

function add(belief: Belief, distance: number, chance: number): void {
  belief[distance] = share(belief, distance) + chance;
}

/** What cannot be, as less than nothing lies on no shelf, counts as nothing; all chances together are 1. */
export function settle(belief: Belief, recorded: number): void {
  let sum = 0;
  for (let at = 0; at < distances; at++) sum += share(belief, at);
  if (sum <= 0) {
    known(belief, recorded, recorded);
    return;
  }
  let none = share(belief, nothing);
  for (let at = fewer; at <= more; at++) {
    if (!isNothing(at, recorded)) belief[at] = share(belief, at) / sum;
    else {
      none += share(belief, at);
      belief[at] = 0;
    }
  }
  belief[nothing] = none / sum;
}

const isNothing = (distance: number, recorded: number): boolean =>
  distance === fewer ? recorded <= farthest : distance !== more && piecesAt(distance, recorded) <= 0;

/** Nobody bought any, which happens so often where there are some. */
export function seenFlat(belief: Belief, noneWanted: number, recorded: number): void {
  for (let at = fewer; at <= more; at++) belief[at] = share(belief, at) * noneWanted;
  settle(belief, recorded);
}

/** With these chances one went, or one came back, and nobody wrote it down. */
export function drifted(belief: Belief, recorded: number, down: number, up: number): void {
  const none = share(belief, nothing);
  // Of "fewer" every number is as likely: one of them is the last piece.
  const lastGone = recorded > farthest ? down / (recorded - farthest) : 0;
  const gone = share(belief, fewer) * lastGone;
  let risen = 0;
  for (let at = fewer; at <= more; at++) {
    const here = share(belief, at);
    const fallen = at === more ? 0 : share(belief, at + 1) * fallsFrom(at + 1, down, lastGone);
    belief[at] = here * (1 - fallsFrom(at, down, lastGone) - risesFrom(at, up)) + fallen + risen;
    risen = here * risesFrom(at, up);
  }
  belief[nothing] = none * (1 - up) + gone;
  add(belief, distanceOf(recorded, 1), none * up);
  settle(belief, recorded);
}

/** At both ends, which stand for several distances, one more or less is half the time no other. */
function fallsFrom(at: number, down: number, lastGone: number): number {
  if (at === fewer) return lastGone;
  return at === more ? down / 2 : down;
}

function risesFrom(at: number, up: number): number {
  if (at === fewer) return up / 2;
  return at === more ? 0 : up;
}

/** So many were sold of what was recorded. */
export function sold(belief: Belief, recorded: number, pieces: number): void {
  let none = share(belief, nothing) * impossible;
  for (let at = fewer + 1; at < more; at++) {
    const there = piecesAt(at, recorded);
    if (there > pieces) continue;
    none += share(belief, at) * (there === pieces ? 1 : impossible);
    belief[at] = 0;
  }
  const range = recorded - farthest;
  if (range > 0) {
    const each = share(belief, fewer) / range;
    none += each * (range >= pieces ? 1 + (pieces - 1) * impossible : range * impossible);
    belief[fewer] = each * Math.max(0, range - pieces);
  }
  belief[nothing] = none;
  settle(belief, recorded - pieces);
}

/** So many came: where nothing was, there is now what came. */
export function came(belief: Belief, recorded: number, pieces: number): void {
  const none = share(belief, nothing);
  belief[nothing] = 0;
  add(belief, distanceOf(recorded + pieces, pieces), none);
  settle(belief, recorded + pieces);
}

/** With this chance somebody put the record right. */
export function corrected(belief: Belief, recorded: number, chance: number): void {
  for (let at = 0; at < distances; at++) belief[at] = share(belief, at) * (1 - chance);
  add(belief, distanceOf(recorded, recorded), chance);
}

/** How many are there most likely. */
export function mostLikely(belief: Belief, recorded: number): number {
  let best = asRecorded;
  for (let at = 0; at < distances; at++) if (share(belief, at) > share(belief, best)) best = at;
  return best === nothing ? 0 : Math.max(0, piecesAt(best, recorded));
}

export function known(belief: Belief, recorded: number, there: number): void {
  belief.fill(0);
  belief[distanceOf(recorded, there)] = 1;
}

/** How much of a doubt about all of it is a doubt about each piece of it. */
const sharedDoubt = 0.8;

/**
 * The chance that there are some at all, made this. What was wrong enough for nothing to be left was wrong for some that are left as well:
 * fewer than recorded become likelier with it, and more the less.
 */
export function thereWith(belief: Belief, recorded: number, chance: number): void {
  const before = 1 - share(belief, nothing);
  if (before <= 0) add(belief, distanceOf(recorded, recorded + 1), chance);
  else {
    const doubt = sharedDoubt * Math.log((before * (1 - chance) + tiny) / (chance * (1 - before) + tiny));
    let sum = 0;
    for (let at = fewer; at <= more; at++) {
      belief[at] = share(belief, at) * Math.exp(doubt * Math.min(3, asRecorded - at));
      sum += share(belief, at);
    }
    for (let at = fewer; at <= more; at++) belief[at] = (share(belief, at) * chance) / sum;
  }
  belief[nothing] = 1 - chance;
}
