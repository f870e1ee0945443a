import { type Failing, failings } from './judge.ts';
import { type Run, runWholeKiosk, wishesPerRun } from './whole-kiosk.ts';

/** What is left of a run that fails when everything is taken out that it does not need for that. */
export interface Shrunk {
  /** How often each happened. */
  readonly faults: ReadonlyMap<string, number>;
  readonly wishes: number;
}

/**
 *   all that went wrong, kind by kind ─► without it: still fails? ─► out it goes
 *   all wishes, one by one ────────────► the same
 *
 * Null where it does not fail at all. Tried for as long as `mayGoOn` says.
 */
export async function shrink(seed: number, kind: Failing['kind'], mayGoOn: () => boolean): Promise<Shrunk | null> {
  const leftOut = { faults: new Set<string>(), wishes: new Set<number>() };
  let smallest = await failing();
  if (smallest === null) return null;

  async function failing(): Promise<Run | null> {
    const run = await runWholeKiosk(seed, leftOut);
    return (await failings(run)).some((one) => one.kind === kind) ? run : null;
  }

  async function tryWithout<Thing>(out: Set<Thing>, things: Iterable<Thing>): Promise<void> {
    for (const thing of things) {
      if (!mayGoOn()) return;
      out.add(thing);
      const run = await failing();
      if (run === null) out.delete(thing);
      else smallest = run;
    }
  }

  await tryWithout(leftOut.faults, [...smallest.world.hits.keys()]);
  await tryWithout(leftOut.wishes, Array.from({ length: wishesPerRun }).keys());
  // What did without one thing may do without another.
  await tryWithout(leftOut.faults, [...smallest.world.hits.keys()]);
  return { faults: smallest.world.hits, wishes: smallest.wishes.length };
}

/** For a person who is to find the cause. */
export function shrunkLine({ faults, wishes }: Shrunk): string {
  const each = [...faults].map(([fault, times]) => (times === 1 ? fault : `${fault} (${times})`));
  return `It still fails with ${wishes} of ${wishesPerRun} wishes and no more than: ${each.join(', ')}`;
}
