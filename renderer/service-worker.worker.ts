import { cacheNames, clientsClaim, type WorkboxPlugin } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;

/** About 150 MB of photographs; a kiosk's disk has other things to hold. */
const mostPictures = 3_000;
/** The shell's own origin, where every file of the page is on the machine already. */
const inShell = self.location.hostname === 'kiosk.localhost';

// Its declaration allows `undefined` where the interface it implements does not.
const bounded = new ExpirationPlugin({ maxEntries: mostPictures, purgeOnQuotaError: true }) as WorkboxPlugin;

/** Chromium's static routes, not in TypeScript's library yet. */
interface RoutedInstall extends ExtendableEvent {
  addRoutes?(rules: readonly { condition: { urlPattern: string }; source: 'network' }[]): Promise<void>;
}

/** What this worker never answers goes past it without waking it: a start of the kiosk must not wait for that. */
const pastMe = ['/api/*', ...(inShell ? ['/', '/assets/*'] : [])];

self.addEventListener('install', (event: RoutedInstall) => {
  const rules = pastMe.map((urlPattern) => ({ condition: { urlPattern }, source: 'network' as const }));
  if (event.addRoutes) event.waitUntil(event.addRoutes(rules));
});

/** A picture's address names its content, so what is here is right for ever; the oldest goes when there are too many. */
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/media/'),
  new CacheFirst({ cacheName: 'media', plugins: [bounded] }),
);

if (!inShell) precachePage();

/** In a browser the page must open without its server too. */
function precachePage(): void {
  const controller = new PrecacheController({ cacheName: cacheNames.precache });
  const listed = fetch('/precache.json').then((answer) => answer.json() as Promise<PrecacheEntry[]>);
  self.addEventListener('install', (event) => {
    event.waitUntil(
      listed.then(async (entries) => {
        controller.addToCacheList(entries);
        await controller.install(event);
      }),
    );
  });
  self.addEventListener('activate', (event) => event.waitUntil(controller.activate(event)));
  registerRoute(new PrecacheRoute(controller, { directoryIndex: 'index.html' }));
  cleanupOutdatedCaches();
}

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

clientsClaim();
