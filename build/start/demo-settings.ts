import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { InferInput } from 'valibot';
import type { settingsSchema } from '../../sync/settings/settings-schema.ts';

type SettingsInput = InferInput<typeof settingsSchema>;

/** The settings of a kiosk that stands in the demo store's first location. */
export function demoSettings(storeUrl: string): SettingsInput {
  return {
    kiosk: { id: 'demo-kiosk' },
    store: { name: 'Fjell & Co', location: 'loc-1' },
    connector: { kind: 'demo', url: storeUrl, client: 'demo-kiosk', secret: 'demo' },
    languages: ['en', 'de', 'fr', 'es', 'ar'],
    currency: 'EUR',
    pull: { stockSeconds: 5, catalogSeconds: 15 },
  };
}

export function writeSettings(path: string, settings: SettingsInput): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  writeFileSync(beside, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}
