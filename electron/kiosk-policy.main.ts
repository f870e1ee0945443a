import type { Session, WebContents } from 'electron';
import { kioskOrigin } from './origin.ts';

/** Electron grants every permission unless told otherwise. A kiosk needs none of them. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** The public must not get out: no other page, no second window, no frame of anyone else's. */
export function confineNavigation(contents: WebContents): void {
  const confine = (event: { preventDefault(): void; readonly url: string }) => {
    if (new URL(event.url).origin !== kioskOrigin) event.preventDefault();
  };
  contents.on('will-navigate', confine);
  contents.on('will-frame-navigate', confine);
  contents.on('will-redirect', confine);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

interface Key {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
}

/** Keys that leave, reload, zoom or print. Everything else belongs to the shopper's text field and the barcode scanner. */
export function isForbiddenKey({ type, key, control, meta, alt }: Key): boolean {
  if (type !== 'keyDown') return false;
  if (/^F\d{1,2}$/.test(key)) return true;
  if (alt) return key === 'F4' || key.startsWith('Arrow');
  if (control || meta) return !['a', 'c', 'v', 'x', 'z'].includes(key.toLowerCase());
  return key.startsWith('Browser');
}
