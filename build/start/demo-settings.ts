import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { InferInput } from 'valibot';
import type { settingsSchema } from '../../sync/settings/settings-schema.ts';

type SettingsInput = InferInput<typeof settingsSchema>;

/** PINs 1111 and 2222, as the README tells everybody: for trying the desk out, and for nothing else. */
const demoStaff: SettingsInput['staff'] = [
  {
    id: '1',
    name: 'Ada',
    role: 'associate',
    pin: 'scrypt:32768:8:1:t6mG81NtcsDBYEOIicGO5w:jYY106r2sHhN6tle3vQEDAxk6PnFi9oNBJPQv0h-aWc',
  },
  {
    id: '2',
    name: 'Max',
    role: 'manager',
    pin: 'scrypt:32768:8:1:ttq64fT4P5bNlcRX5G7Y7Q:W9zkpMoRoLJFFWqJN2zc-tDZU_3xnM2XsFIXUWqEFSQ',
  },
];

/** The settings of a kiosk that stands in the demo store's first location. */
export function demoSettings(storeUrl: string): SettingsInput {
  return {
    kiosk: { id: 'demo-kiosk' },
    store: { name: 'Fjell & Co', location: 'loc-1' },
    connector: { kind: 'demo', url: storeUrl, client: 'demo-kiosk', secret: 'demo' },
    languages: ['en', 'de', 'fr', 'es', 'ar'],
    currency: 'EUR',
    pull: { stockSeconds: 5, catalogSeconds: 15 },
    staff: demoStaff,
  };
}

export function writeSettings(path: string, settings: SettingsInput): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  writeFileSync(beside, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}
