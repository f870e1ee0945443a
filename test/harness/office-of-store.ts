import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../sync/demo-store/testing/test-data.ts';
import { silentLogger } from '../../sync/kernel/logger.ts';
import { nodeClock } from '../../sync/office/node-clock.ts';
import { nodeNetwork } from '../../sync/office/node-network.ts';
import { nodeRandom } from '../../sync/office/node-random.ts';
import { openOffice } from '../../sync/office/open-office.ts';
import { keyVault } from '../../sync/office/vault.ts';
import { settingsSchema } from '../../sync/settings/settings-schema.ts';

/** A back office before this store, as the window reaches it. */
export async function officeOf(url: string): Promise<typeof fetch> {
  const settings = v.parse(settingsSchema, {
    kiosk: { id: 'kiosk-1' },
    store: { name: 'Anna Street', location: 'loc-1' },
    connector: { kind: 'demo', url, client: 'kiosk-1', secret: 'hunter2-hunter2' },
    languages: ['en'],
    currency: 'EUR',
  });
  const office = await openOffice({
    ...{ dataDir: temporaryFolder(), settings, network: nodeNetwork, logger: silentLogger, randomBytes },
    ...{ clock: nodeClock, random: nodeRandom, vault: keyVault(randomBytes(32), randomBytes) },
  });
  if (!office.ok) throw new Error(office.problem.message);
  onTestFinished(() => office.value.close());
  return (path, init) => {
    const asked = new URL(path instanceof Request ? path.url : path, 'https://kiosk.localhost');
    return office.value.handle(new Request(asked, init));
  };
}
