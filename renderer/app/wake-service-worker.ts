/** The pictures of the first screen come out of its cache; asleep, it would be woken only when the first of them is asked for. */
export function wakeServiceWorker(): void {
  if ('serviceWorker' in navigator) navigator.serviceWorker.controller?.postMessage({ type: 'WAKE' });
}
