import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { faultKinds } from '../simulation/faults.ts';
import type { Failing } from '../simulation/judge.ts';
import { sum, type Tally } from '../simulation/play-runs.ts';
import type { Chunk } from '../simulation/player.worker.ts';
import { shrink, shrunkLine } from '../simulation/shrink.ts';
import { wishesPerRun } from '../simulation/whole-kiosk.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';

const usualCount = 10_000_000;
/** So that the hash of a soak does not depend on how many cores it had: what is hashed together is always the same. */
const runsPerChunk = 400;
/** A run leaves nothing behind: with room for some of them hardly anything has to be moved when rubbish is collected, an eighth of the time. */
const maxYoungGenerationSizeMb = 256;
const sayEveryMs = 15_000;
/** A failing seed is played again, and told, within ten seconds. */
const shrinkMs = 6_000;
const hourMs = 3_600_000;

function chunksOf(seed: number, count: number): Chunk[] {
  const runs = Math.ceil(count / wishesPerRun);
  return Array.from({ length: Math.ceil(runs / runsPerChunk) }, (_, number) => ({
    number,
    firstSeed: seed + number * runsPerChunk,
    runs: Math.min(runsPerChunk, runs - number * runsPerChunk),
  }));
}

/** Plays one chunk after the other on a thread of its own, for as long as there are any. */
function playOn(
  { own }: SoakOptions,
  next: () => Chunk | undefined,
  take: (chunk: number, tally: Tally) => void,
): Promise<void> {
  const worker = new Worker(new URL('../simulation/player.worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  own({ close: () => worker.terminate() });
  return new Promise((resolve, reject) => {
    const goOn = () => {
      const chunk = next();
      if (chunk === undefined) resolve();
      else worker.postMessage(chunk);
    };
    worker.on('error', reject);
    worker.on('message', ({ number, tally }: { number: number; tally: Tally }) => {
      take(number, tally);
      goOn();
    });
    goOn();
  });
}

async function run(options: SoakOptions): Promise<SoakResult> {
  const { seed, count, say } = options;
  const chunks = chunksOf(seed, count ?? usualCount);
  const tallies: Tally[] = [];
  const begun = performance.now();
  let waiting = [...chunks];
  let saidAt = begun;
  const take = (number: number, tally: Tally) => {
    tallies[number] = tally;
    tally.complaints.forEach(say);
    if (performance.now() - saidAt < sayEveryMs) return;
    saidAt = performance.now();
    const done = Object.keys(tallies).length / chunks.length;
    say(`${Math.floor(done * 100)} %, another ${Math.ceil(((saidAt - begun) * (1 / done - 1)) / 60_000)} min`);
  };
  const players = Array.from({ length: Math.min(availableParallelism(), chunks.length) }, () =>
    playOn(
      options,
      () => {
        const [first, ...rest] = waiting;
        waiting = rest;
        return first;
      },
      take,
    ),
  );
  await Promise.all(players);
  if (count !== null && count <= wishesPerRun) await sayWhatItNeeds(seed, tallies, say);
  return resultOf(tallies);
}

/** Of one run that fails: which faults, and how many orders, it takes. */
async function sayWhatItNeeds(seed: number, tallies: readonly Tally[], say: SoakOptions['say']): Promise<void> {
  const until = performance.now() + shrinkMs;
  const kinds = ['lost', 'duplicated', 'reordered', 'untrue'] as const satisfies readonly Failing['kind'][];
  const kind = kinds.find((one) => tallies.some(({ failed }) => failed[one] > 0));
  const shrunk = kind === undefined ? null : await shrink(seed, kind, () => performance.now() < until);
  if (shrunk !== null) say(shrunkLine(shrunk));
}

function resultOf(tallies: readonly Tally[]): SoakResult {
  const total = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  const failed = tallies.map((tally) => tally.failed).reduce(sum, {});
  const hits = tallies.map((tally) => tally.hits).reduce(sum, {});
  const traces = createHash('sha256');
  for (const { trace } of tallies) traces.update(trace);
  return {
    figures: {
      ...failed,
      orders: total(({ orders }) => orders),
      acknowledged: total(({ acknowledged }) => acknowledged),
      lost_in_both: total(({ lostInBoth }) => lostInBoth),
      only_in_window_wiped: total(({ onlyInWindowWiped }) => onlyInWindowWiped),
      called_off_unseen: total(({ calledOffUnseen }) => calledOffUnseen),
      simulated_hours: Math.round(total(({ simulatedMs }) => simulatedMs) / hourMs),
      kinds: faultKinds.filter((kind) => hits[kind] !== undefined).length,
      min_faults_per_kind: Math.min(...faultKinds.map((kind) => hits[kind] ?? 0)),
    },
    besides: { trace_hash: traces.digest('hex'), faults: hits },
    failed: Object.values(failed).some((times) => times > 0),
  };
}

export const orders: Soak = {
  name: 'orders',
  about: 'simulated days of trouble at whole kiosks, on all cores; the count is of orders',
  run,
};
