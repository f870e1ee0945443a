import { Workbox } from 'workbox-window';
import { scriptAddress } from '../trusted-types.ts';
import type { VisitKeeper } from './visit.ts';

/** A newer one waits until nobody is there: the page it belongs to is not swapped under a shopper's hands. */
export function registerServiceWorker(visit: VisitKeeper): void {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(scriptAddress('/service-worker.js'));
  let replacing = false;
  workbox.addEventListener('waiting', () =>
    visit.whenNobody(() => {
      replacing = true;
      workbox.messageSkipWaiting();
    }),
  );
  workbox.addEventListener('controlling', () => {
    if (replacing) window.location.reload();
  });
  // Without it pictures are fetched anew and nothing else changes, so there is nothing to tell anybody.
  workbox.register().catch(() => {});
}
