import type { Breath } from '../../../sync/kernel/breath.ts';
import { CatalogDatabase } from '../../../sync/replica/catalog-database.ts';
import { Replica } from '../../../sync/replica/replica.ts';
import { workerClock } from '../../../sync/worker/worker-clock.ts';

/** Where the demo's kiosk stands, too. */
const location = 'loc-1';

/** The kiosk's replica on this page's own databases. */
export function openReplica(breath: Breath): Promise<Replica> {
  const databases = { indexedDB, IDBKeyRange };
  return Replica.open({
    catalog: new CatalogDatabase(databases),
    databases,
    location,
    breath,
    now: () => workerClock.now(),
  });
}
