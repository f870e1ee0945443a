import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings as a shop would write them, with what a test wants otherwise. */
export function writeSettings(folder: string, storeUrl: string, change: object = {}): string {
  const settings = {
    kiosk: { id: 'kiosk-1' },
    store: { name: 'Fjell & Co', location: 'loc-1' },
    connector: { kind: 'demo', url: storeUrl, client: 'kiosk-1', secret: 'only-for-tests' },
    languages: ['en', 'de', 'fr', 'es', 'ar'],
    currency: 'EUR',
    attract: { show: false },
    pull: { stockSeconds: 2, catalogSeconds: 5 },
    ...change,
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'settings.json');
  writeFileSync(path, JSON.stringify(settings, null, 2));
  return path;
}
