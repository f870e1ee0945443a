import type { Clock } from '../../kernel/clock.ts';
import { seededRandom } from '../../kernel/random.ts';
import type { Data } from '../data/open-data.ts';
import type { Movement } from '../data/shelf.ts';
import { dayMs, live } from './day.ts';
import { openShoppers, type Shoppers } from './shoppers.ts';

/** Often enough that one sees it move, seldom enough that it costs nothing. */
const tickMs = 2_000;
/** After a sleep of the machine the town does not buy a week at once. */
const longestStretchMs = 2 * 3_600_000;
/** Left to itself, time in the town runs so fast that about one thing a second is bought, but at least as fast as outside. */
const salesPerSecond = 1;
const fastestByItself = 240;

export interface TownState {
  readonly running: boolean;
  /** How much faster than outside its time runs. */
  readonly speed: number;
  readonly townTime: number;
  readonly expectedPerDay: number;
  readonly sold: number;
  readonly delivered: number;
  readonly counted: number;
}

export interface Town {
  state(): TownState;
  set(change: { running?: boolean | undefined; speed?: number | undefined }): TownState;
  /** Calls back with what moved, once a tick that moved anything. The returned function ends it. */
  watch(listener: (moved: readonly Movement[]) => void): () => void;
  close(): void;
}

export interface TownOptions {
  readonly seed: number;
  /** 0 lets it rest; null lets it choose. */
  readonly speed: number | null;
}

export function openTown(data: Data, clock: Clock, options: TownOptions): Town {
  const random = seededRandom(options.seed ^ (Number(data.meta('townTime')) % 0x7fff_ffff));
  const shoppers = openShoppers(data);
  const locations = data.catalog.locations();
  const listeners = new Set<(moved: readonly Movement[]) => void>();
  const done = { sold: 0, delivered: 0, counted: 0 };
  let running = options.speed !== 0;
  let speed = options.speed === null || options.speed === 0 ? speedByItself(shoppers) : options.speed;
  let townTime = Number(data.meta('townTime'));
  let before = clock.monotonic();
  let cancelTick = clock.after(tickMs, tick);

  function tick(): void {
    cancelTick = clock.after(tickMs, tick);
    const now = clock.monotonic();
    const until = townTime + Math.min(longestStretchMs, Math.round((now - before) * speed));
    before = now;
    if (!running || until <= townTime) return;
    const moved = live({ data, random, shoppers, locations }, townTime, until);
    townTime = until;
    for (const movement of moved) tally(done, movement);
    if (moved.length > 0) for (const listener of listeners) listener(moved);
  }

  const state = () => ({ running, speed, townTime, expectedPerDay: shoppers.perDay, ...done });
  return {
    state,
    set(change) {
      running = change.running ?? running;
      speed = change.speed ?? speed;
      return state();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => cancelTick(),
  };
}

const speedByItself = ({ perDay }: Shoppers): number =>
  Math.round(Math.min(fastestByItself, Math.max(1, (salesPerSecond * dayMs) / 1_000 / perDay)));

function tally(done: { sold: number; delivered: number; counted: number }, { what, by }: Movement): void {
  if (what === 'sold') done.sold -= by;
  else if (what === 'delivered') done.delivered += by;
  else done.counted += 1;
}
