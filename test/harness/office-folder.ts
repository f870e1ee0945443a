import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { testStore } from '../../sync/demo-store/testing/test-store.ts';
import { silentLogger } from '../../sync/kernel/logger.ts';
import { seededRandom } from '../../sync/kernel/random.ts';
import { nodeNetwork } from '../../sync/office/node-network.ts';
import type { OfficeParts } from '../../sync/office/open-office.ts';
import { keyVault } from '../../sync/office/vault.ts';
import { settingsSchema } from '../../sync/settings/settings-schema.ts';
import { scriptedClock } from './scripted-clock.ts';

/** A real folder for a back office, a store that it orders from, and the clock of both hands of the test. */
export async function officeFolder(more: { readonly recovery?: { readonly publicKey: string } } = {}) {
  const store = await testStore();
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-office-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const clock = scriptedClock();
  const settings = v.parse(settingsSchema, {
    kiosk: { id: 'kiosk-1' },
    store: { name: 'Anna Street', location: 'loc-1' },
    connector: { kind: 'demo', url: store.url(), client: 'kiosk-1', secret: 'only-for-tests' },
    languages: ['en'],
    currency: 'EUR',
    retention: { personalDays: 30 },
    ...more,
  });
  const parts: OfficeParts = {
    ...{ dataDir, settings, randomBytes, network: nodeNetwork, logger: silentLogger, random: seededRandom(1) },
    vault: keyVault(randomBytes(32), randomBytes),
    // The drain's random pauses end between two milliseconds, where no real clock ever stands.
    clock: { ...clock, now: () => Math.floor(clock.now()) },
  };

  /** One of the first goods of the store, which costs so much from now on. */
  async function variantAt(at: number, minor: number): Promise<string> {
    const lines = (await (await store.call('/v1/feed/product?limit=5')).text()).split('\n');
    const { upsert } = JSON.parse(lines[at] ?? '') as { upsert: { variants: { id: string }[] } };
    const variant = upsert.variants[0]?.id ?? '';
    await store.control(`/control/prices/${variant}`, { method: 'PUT', body: { minor } });
    return variant;
  }

  return { store, clock, parts, variantAt };
}
