import { clientsClaim, registerQuotaErrorCallback, type WorkboxPlugin } from 'workbox-core';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { keepNewest } from './keep-newest.ts';

declare const self: ServiceWorkerGlobalScope;

const pictureCache = 'media';
/** About 150 MB of photographs; a kiosk's disk has other things to hold. */
const mostPictures = 3_000;
/** A look through the cache costs as much as many pictures. */
const picturesBetweenLooks = 100;
/** The shell's own origin, where every file of the page is on the machine already. */
const inShell = self.location.hostname === 'kiosk.localhost';

/**
 * A list of the cache is looked through now and then, and nothing is noted of a picture that is only shown: workbox-expiration writes down
 * each showing in a database, and a screenful of pictures kept a processor from whoever was typing.
 */
const bounded = (): WorkboxPlugin => {
  let untilLook = 0;
  return {
    async cacheDidUpdate() {
      if (untilLook-- > 0) return;
      untilLook = picturesBetweenLooks;
      await keepNewest(await caches.open(pictureCache), mostPictures);
    },
  };
};

registerQuotaErrorCallback(async () => {
  await caches.delete(pictureCache);
});

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
  new CacheFirst({ cacheName: pictureCache, plugins: [bounded()] }),
);

const pageCache = 'page';
const page = '/index.html';
/** The server is on this machine: one that takes longer is not there. */
const networkTimeoutSeconds = 2;

/** Whatever the path, it is the one page. */
const cacheKeyWillBeUsed = () => Promise.resolve(page);

if (!inShell) openWithoutServer();

/** In a browser the page must open without its server too: its files are put aside, and put aside anew at every start. */
function openWithoutServer(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    new CacheFirst({ cacheName: pageCache }),
  );
  registerRoute(
    ({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate',
    new NetworkFirst({ cacheName: pageCache, networkTimeoutSeconds, plugins: [{ cacheKeyWillBeUsed }] }),
  );
  self.addEventListener('install', (event) => event.waitUntil(keepPage()));
  self.addEventListener('message', (event) => {
    // The server may be away; then what was put aside last is what there is.
    if (isSaid(event, 'WAKE')) event.waitUntil(keepPage().catch(() => {}));
  });
}

/** Files with a hash in their name are fetched once; those of an earlier version go when all of this one's are here. */
async function keepPage(): Promise<void> {
  const answer = await fetch('/precache.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`The list of files answered ${answer.status}`);
  const listed = ((await answer.json()) as readonly { readonly url: string }[]).map(({ url }) => url);
  const cache = await caches.open(pageCache);
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await cache.addAll(listed.filter((url) => !url.startsWith('/assets/') || !kept.includes(url)));
  for (const url of kept) if (!listed.includes(url)) await cache.delete(url);
}

self.addEventListener('message', (event) => {
  if (isSaid(event, 'SKIP_WAITING')) void self.skipWaiting();
});

clientsClaim();

function isSaid(event: ExtendableMessageEvent, type: string): boolean {
  return (event.data as { readonly type?: unknown } | null)?.type === type;
}
