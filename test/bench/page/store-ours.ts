import type { Resource } from '../../../sync/contract/feed.ts';
import { cancellationSource } from '../../../sync/kernel/clock.ts';
import { Digest } from '../../../sync/replica/digest.ts';
import { pullRound, type Round } from '../../../sync/replica/pull-round.ts';
import { workerBreath } from '../../../sync/worker/worker-breath.ts';
import { plainTime } from '../../../sync/kernel/steady-time.fixture.ts';
import { workerClock } from '../../../sync/worker/worker-clock.ts';
import type { StoreInput, StoreOutput } from '../peers/store-run.ts';
import { memorySource } from './memory-source.ts';
import { openReplica } from './our-replica.ts';
import type { Say } from './task.ts';
import { Stopwatch } from './timed.ts';

/** Nothing is pulled twice. */
const neverSeconds = 1_000_000;

/** The kiosk's own replica, from bytes of the feed to what is durable: reading, checking and, if wanted, indexing are in the time. */
export async function storeOurs(withIndex: boolean, { products }: StoreInput, say: Say): Promise<StoreOutput> {
  const source = memorySource(products);
  const breath = workerBreath();
  const replica = await openReplica(breath);
  const watch = new Stopwatch();
  const dueAt = new Map<Resource, number>();
  const index: { digest: Digest | null } = { digest: null };

  async function onRound({ generation, products: came, gone }: Round): Promise<void> {
    if (!withIndex) return;
    index.digest ??= new Digest(generation, breath);
    await index.digest.take(came, gone);
  }

  const parts = {
    ...{ replica, source, breath, onRound, clock: workerClock, time: plainTime(workerClock) },
    ...{ stockSeconds: neverSeconds, catalogSeconds: neverSeconds },
  };
  const closing = cancellationSource();
  await source.refill();
  watch.start();
  for (let round = 0; replica.reading?.filled !== true; round++) {
    while (source.low) {
      // What was taken is on the disk before the clock stands.
      await replica.reading?.db.settled();
      watch.stop();
      await source.refill();
      watch.start();
    }
    const outcome = await pullRound(parts, dueAt, closing);
    if (outcome.kind !== 'done') throw new Error(`A round ended with ${JSON.stringify(outcome)}`);
    if (round % 20 === 0) say(`${replica.reading?.products.count} products, ${watch.seconds.toFixed(1)} s`);
  }
  await index.digest?.save();
  watch.stop();
  const kept = replica.reading.productCount;
  replica.close();
  replica.catalog.close();
  if (kept !== products) throw new Error(`The replica holds ${kept} of ${products} products`);
  return { seconds: watch.seconds, products };
}
