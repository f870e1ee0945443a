import { createHash } from 'node:crypto';
import { type Failing, failings, isAcknowledged, isCalledOffUnseen } from './judge.ts';
import { runWholeKiosk, wishesPerRun } from './whole-kiosk.ts';

export interface Tally {
  readonly failed: Readonly<Record<Failing['kind'], number>>;
  readonly orders: number;
  readonly acknowledged: number;
  readonly onlyInWindowWiped: number;
  readonly lostInBoth: number;
  readonly calledOffUnseen: number;
  readonly simulatedMs: number;
  readonly hits: Readonly<Record<string, number>>;
  /** What went wrong, each with the command that plays it again. */
  readonly complaints: readonly string[];
  /** Of the traces of all runs, in their order. */
  readonly trace: string;
}

/** So many runs, one seed after the other. */
export async function playRuns(firstSeed: number, runs: number): Promise<Tally> {
  const failed = { lost: 0, duplicated: 0, reordered: 0, untrue: 0 };
  const sums = { orders: 0, acknowledged: 0, onlyInWindowWiped: 0, lostInBoth: 0, calledOffUnseen: 0, simulatedMs: 0 };
  const hits: Record<string, number> = {};
  const complaints: string[] = [];
  const traces = createHash('sha256');
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const run = await runWholeKiosk(seed);
    for (const { kind, what } of await failings(run)) {
      failed[kind]++;
      complaints.push(`${kind}: ${what}: npm run soak -- orders --seed ${seed} --count ${wishesPerRun}`);
    }
    sums.orders += run.wishes.length;
    sums.acknowledged += run.wishes.filter(isAcknowledged).length;
    sums.onlyInWindowWiped += run.losses.onlyInWindowWiped.size;
    sums.lostInBoth += run.losses.lostInBoth.size;
    sums.calledOffUnseen += run.outbox.changesAfter(0).orders.filter((view) => isCalledOffUnseen(run, view)).length;
    sums.simulatedMs += run.world.now();
    for (const [fault, times] of run.world.hits) hits[fault] = (hits[fault] ?? 0) + times;
    traces.update(String(run.world.traceHash()));
    await breathe();
  }
  return { failed, ...sums, hits, complaints, trace: traces.digest('hex') };
}

/** Within a run only promises turn; what else this process owes to others comes between two. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export function sum(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) {
  const both: Record<string, number> = { ...one };
  for (const [name, value] of Object.entries(other)) both[name] = (both[name] ?? 0) + value;
  return both;
}
