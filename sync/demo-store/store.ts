import { randomUUID } from 'node:crypto';
import { cancellationSource, type Clock } from '../kernel/clock.ts';
import { seededRandom } from '../kernel/random.ts';
import { succeed, type Result } from '../kernel/result.ts';
import { closingTime } from './closing-time.ts';
import type { Progress } from './data/fill-data.ts';
import { openData } from './data/open-data.ts';
import type { Movement } from './data/shelf.ts';
import { openFaultBoard } from './faults/fault-board.ts';
import { forgetTheOld } from './feed/memory.ts';
import { pageRoutes } from './page/page-routes.ts';
import { listenerFor } from './server/app.ts';
import { contractRoutes } from './server/contract-routes.ts';
import { controlRoutes } from './server/control-routes.ts';
import { frontDoor, type FrontDoor, type PortTaken } from './server/front-door.ts';
import { openHints } from './server/hints.ts';
import { openLiveEvents } from './server/live-events.ts';
import { serveContract } from './server/serve-contract.ts';
import { openLimits } from './server/limits.ts';
import { systemClock } from './server/system-clock.ts';
import { openTokens } from './server/tokens.ts';
import { openTraffic } from './server/traffic.ts';
import { openTown } from './town/town.ts';

export interface StoreOptions {
  readonly dataDir: string;
  readonly products: number;
  readonly seed: number;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the page and the levers stay within reach while the store is closed. */
  readonly controlPort: number;
  /** Closes the store so long after some kiosk has first had the whole catalog of products. */
  readonly closedAfterMs?: number;
  /** How fast the town lives: 0 lets it rest, left out it chooses for itself. */
  readonly townSpeed?: number;
  readonly clock?: Clock;
  onProgress?: Progress;
}

export interface Store {
  readonly url: string;
  readonly controlUrl: string;
  close(): Promise<void>;
}

/** A whole store in this process: its two ports, its data, its town. */
export async function startStore(options: StoreOptions): Promise<Result<Store, PortTaken>> {
  const door = frontDoor(options.port);
  const control = frontDoor(options.controlPort);
  const closeDoors = () => Promise.all([door.close(), control.close()]);
  // The ports first: nobody should wait for a large catalog to hear that one of them is taken.
  for (const one of [door, control]) {
    const opened = await one.open();
    if (opened.ok) continue;
    await closeDoors();
    return opened;
  }
  try {
    const life = await openShop(options, door, control);
    return succeed({
      url: door.url(),
      controlUrl: control.url(),
      async close() {
        life.end();
        await closeDoors();
        life.closeData();
      },
    });
  } catch (problem) {
    await closeDoors();
    throw problem;
  }
}

interface ShopLife {
  /** Whatever moves by itself stops. */
  end(): void;
  closeData(): void;
}

async function openShop(options: StoreOptions, door: FrontDoor, control: FrontDoor): Promise<ShopLife> {
  const clock = options.clock ?? systemClock;
  const data = await openData({ ...options, clock, newEpoch: randomUUID });
  forgetTheOld(data, clock.now());
  const faults = openFaultBoard(seededRandom(options.seed));
  const live = openLiveEvents(data);
  const hints = openHints(data, clock);
  const town = openTown(data, clock, { seed: options.seed, speed: options.townSpeed ?? null });
  town.watch((moved) => live.tell(moved, clock.now()));
  const closing = closingTime(clock, options.closedAfterMs ?? null, () => {
    void door.close().then(() => live.nudge('door'));
  });
  const shuttingDown = cancellationSource();

  const tokens = openTokens(clock);
  const limits = openLimits();
  const traffic = openTraffic(clock);
  const onOrder = (moved: readonly Movement[]) => {
    live.tell(moved, clock.now());
    live.nudge('orders');
  };
  const contract = serveContract({
    routes: contractRoutes({ data, hints, tokens, limits, onCaughtUp: closing.catalogIsOut, onOrder }),
    tokens,
    ...{ faults, limits, traffic },
    ports: { clock, random: seededRandom(options.seed + 1), closing: shuttingDown },
  });
  const desk = { data, clock, faults, town, live, door, limits, traffic };
  const routes = [...controlRoutes(desk), ...pageRoutes(desk, control)];
  door.serve(listenerFor({ contract, routes, live }));
  control.serve(listenerFor({ contract: null, routes, live }));

  return {
    end() {
      closing.cancel();
      shuttingDown.cancel();
      town.close();
      live.close();
      hints.close();
    },
    closeData: () => data.close(),
  };
}
